/**
 * Version 10: the tables of the kinds hold only what lists and searches look into. The record itself is in `base` and
 * `outbox` alone, half as much to write and to read past. Indexes that others can stand in for are gone, since each costs
 * most where its entries come in no order: a place within an article is only asked for of one article, and an actor's
 * part only together with the actor.
 */
export const tenthSchema = `
ALTER TABLE topic DROP COLUMN json;
ALTER TABLE topic DROP COLUMN base_revision;
ALTER TABLE actor DROP COLUMN json;
ALTER TABLE actor DROP COLUMN base_revision;
ALTER TABLE affiliation DROP COLUMN json;
ALTER TABLE affiliation DROP COLUMN base_revision;
ALTER TABLE article DROP COLUMN json;
ALTER TABLE article DROP COLUMN base_revision;
ALTER TABLE quote DROP COLUMN json;
ALTER TABLE quote DROP COLUMN base_revision;

DROP INDEX quote_position;
DROP INDEX quote_article;
DROP INDEX attribution_part;
DROP INDEX attribution_actor;
CREATE INDEX attribution_actor ON attribution (actor_id, part, quote_number);
`;

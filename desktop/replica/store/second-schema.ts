/**
 * What leads to version 2: the columns and sets that filters look into, and search tables that hold a word's other forms
 * (stems, sounds) beside the words. All of it is empty until the records are projected anew; see `reproject`.
 */
export const secondSchema = `
ALTER TABLE article ADD COLUMN dateline_date TEXT;
ALTER TABLE article ADD COLUMN language TEXT;
CREATE INDEX article_place ON article (dateline_place, published_key, id) WHERE deleted_at IS NULL;

ALTER TABLE quote ADD COLUMN anchor_status TEXT;
ALTER TABLE quote ADD COLUMN said_precision TEXT;
ALTER TABLE quote ADD COLUMN language TEXT;
CREATE INDEX quote_anchor_status ON quote (anchor_status, created_key, id) WHERE deleted_at IS NULL;

ALTER TABLE quote_topic ADD COLUMN stance TEXT;
ALTER TABLE actor ADD COLUMN merged_into TEXT;
CREATE INDEX affiliation_created ON affiliation (created_key, id) WHERE deleted_at IS NULL;
CREATE INDEX affiliation_from ON affiliation (from_date, id) WHERE deleted_at IS NULL;

CREATE TABLE designation (
  actor_number INTEGER NOT NULL,
  place INTEGER NOT NULL,
  label TEXT NOT NULL,
  authority TEXT,
  PRIMARY KEY (actor_number, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX designation_label ON designation (label, authority);

DROP TABLE article_search;
DROP TABLE quote_search;
DROP TABLE actor_search;
DROP TABLE topic_search;
CREATE VIRTUAL TABLE article_search USING fts5(words, forms, content='', contentless_delete=1, tokenize='ascii');
CREATE VIRTUAL TABLE quote_search USING fts5(words, forms, content='', contentless_delete=1, tokenize='ascii');
CREATE VIRTUAL TABLE actor_search USING fts5(words, forms, content='', contentless_delete=1, tokenize='ascii', prefix='2 3');
CREATE VIRTUAL TABLE topic_search USING fts5(words, forms, content='', contentless_delete=1, tokenize='ascii', prefix='2 3');
`;

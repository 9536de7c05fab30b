/** Version 8: which edits wait to merge another actor into one, and which actors were. */
export const eighthSchema = `
ALTER TABLE outbox ADD COLUMN into_id TEXT;
CREATE INDEX outbox_into ON outbox (into_id) WHERE into_id IS NOT NULL;
CREATE INDEX actor_merged_into ON actor (merged_into) WHERE merged_into IS NOT NULL;
`;

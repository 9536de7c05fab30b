/**
 * Version 4: conflicts are records of their own. What the server refused because somebody else changed the same leaves
 * the outbox, so that nothing that waits to be sent is laid over by it, and stays here until an editor resolves it.
 */
export const fourthSchema = `
CREATE TABLE conflict (
  -- AUTOINCREMENT: a window that still shows a resolved conflict must never resolve another in its place.
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  record_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- The refused edit, whole: what in it was in nobody's way is saved along with the resolution.
  edit TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('fields', 'deleted', 'changed_since')),
  fields TEXT NOT NULL,
  -- The changed fields as they were at the base revision, where that is known.
  before TEXT,
  account_id TEXT,
  saved_at TEXT NOT NULL,
  -- Under which sequence the edit was sent.
  sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX conflict_record ON conflict (record_id, number);

INSERT INTO conflict (record_id, kind, edit, reason, fields, before, account_id, saved_at, sequence)
SELECT record_id, json_extract(edit, '$.kind'), edit, json_extract(conflict, '$.reason'),
  json_extract(conflict, '$.fields'), before, account_id, saved_at, sequence
FROM outbox WHERE state = 'conflict' AND conflict IS NOT NULL ORDER BY sequence;
DELETE FROM outbox WHERE state = 'conflict' AND conflict IS NOT NULL;
-- One without a reason, which no version wrote, can only be tried again.
UPDATE outbox SET state = 'rejected',
  error = '{"code":"INTERNAL","message":"The answer of the server was not kept: try it again.","path":[]}'
WHERE state = 'conflict';
ALTER TABLE outbox DROP COLUMN conflict;

-- Their records look different now; without this name everything is projected anew, see reproject.
DELETE FROM meta WHERE name = 'analyserVersion' AND EXISTS (SELECT 1 FROM conflict);
`;

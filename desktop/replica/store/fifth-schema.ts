/** Version 5: what was saved on this machine, step by step, as an editor saw the record before and after. */
export const fifthSchema = `
CREATE TABLE undo (
  -- AUTOINCREMENT: the order of the steps, also where the last of them were forgotten.
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  record_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  was TEXT NOT NULL,
  became TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  saved_at TEXT NOT NULL
) STRICT;
`;

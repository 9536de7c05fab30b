/** Version 7: several records can be changed in one saving, which is undone as one; `saving` is its first row's number. */
export const seventhSchema = `
ALTER TABLE undo ADD COLUMN saving INTEGER;
UPDATE undo SET saving = number;
CREATE INDEX undo_saving ON undo (saving);
`;

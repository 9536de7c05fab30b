/**
 * Version 3: a quote names who verified it and when. What is here of quotes has no such fields yet; who verified them
 * only the server knows, so the next session fetches all records again, as after a restore, and keeps the outbox.
 */
export const thirdSchema = `
UPDATE base SET json = json_set(json, '$.fields.verifiedBy', NULL, '$.fields.verifiedAt', NULL)
WHERE kind = 'quote';
UPDATE quote SET json = json_set(json, '$.fields.verifiedBy', NULL, '$.fields.verifiedAt', NULL);
DELETE FROM meta WHERE name IN ('cursor', 'bootstrap');
INSERT INTO meta (name, value) VALUES ('generation', '1')
ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT);
`;

/**
 * Version 9: documents that were imported here, until the server has them, and which article was made of which document.
 * The bytes are Base64, so that salvage copies them like everything else.
 */
export const ninthSchema = `
CREATE TABLE document (hash TEXT PRIMARY KEY, bytes TEXT NOT NULL) STRICT;
ALTER TABLE article ADD COLUMN document_hash TEXT;
UPDATE article SET document_hash = json_extract(json, '$.fields.document.hash');
CREATE INDEX article_document ON article (document_hash) WHERE document_hash IS NOT NULL AND deleted_at IS NULL;
`;

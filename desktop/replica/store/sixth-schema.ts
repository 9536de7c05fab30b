/**
 * Version 6: an article names its story and which version of it it holds. Nothing that was written before has either,
 * on the server as little as here, so nothing has to be fetched again.
 */
export const sixthSchema = `
ALTER TABLE article ADD COLUMN story_id TEXT;
CREATE INDEX article_story ON article (story_id) WHERE story_id IS NOT NULL AND deleted_at IS NULL;
UPDATE base SET json = json_set(json, '$.fields.storyId', NULL, '$.fields.storyVersion', NULL)
WHERE kind = 'article';
UPDATE article SET json = json_set(json, '$.fields.storyId', NULL, '$.fields.storyVersion', NULL);
`;

/** Version 11: an article remembers which suggested quotes were rejected. Nothing that was written before has any. */
export const eleventhSchema = `
UPDATE base SET json = json_set(json, '$.fields.rejectedSuggestions', json('[]'))
WHERE kind = 'article';
`;

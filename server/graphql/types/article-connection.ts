import { connectionType } from './connection-type.ts';
import { articleRef } from './refs.ts';

/** A page of articles. */
export const ArticleConnection = connectionType(articleRef, {
  of: 'Article',
  description: 'A page of articles.',
  edgeDescription: 'An article, with its place in the list.',
});

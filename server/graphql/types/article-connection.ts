import { builder } from '../builder.ts';
import { Article } from './article.ts';
import { totalCountField } from './total-count.ts';

/** A page of articles. */
export const ArticleConnection = builder.connectionObject(
  {
    type: Article,
    name: 'ArticleConnection',
    description: 'A page of articles.',
    fields: (t) => ({ totalCount: t.int(totalCountField) }),
  },
  { name: 'ArticleEdge', description: 'An article, with its place in the list.' },
);

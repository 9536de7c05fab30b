import { builder } from '../builder.ts';
import { connectionComplexity } from '../complexity.ts';
import { ArticleFilter, ArticleOrder } from '../types/article-arguments.ts';
import { ArticleConnection } from '../types/article-connection.ts';
import { Article } from '../types/article.ts';
import { countAll, totalOf } from './count-records.ts';
import { articleConditions, articleOrdering } from './article-query.ts';

builder.queryField('articles', (t) =>
  t.drizzleConnection(
    {
      type: Article,
      description: 'The articles, the latest published first unless told otherwise.',
      args: {
        filter: t.arg({ type: ArticleFilter, description: 'Which of them; all unless told.' }),
        orderBy: t.arg({
          type: ArticleOrder,
          description: 'In which order: PUBLISHED_AT, DESC unless told.',
        }),
      },
      complexity: connectionComplexity,
      totalCount: async (_parent, { filter }, { database }) =>
        totalOf(
          await database.query.articles.findMany({
            columns: {},
            extras: countAll,
            where: articleConditions(filter),
            limit: 1,
          }),
        ),
      resolve: (query, _parent, { filter, orderBy }, { database }) =>
        database.query.articles.findMany(
          query({
            columns: { id: true },
            where: articleConditions(filter),
            ...articleOrdering(orderBy),
          }),
        ),
    },
    ArticleConnection,
  ),
);

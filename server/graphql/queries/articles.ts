import { builder } from '../builder.ts';
import { planned } from '../plan/field-plan.ts';
import { readList } from '../plan/read-planned.ts';
import { ArticleFilter, ArticleOrder } from '../types/article-arguments.ts';
import { ArticleConnection } from '../types/article-connection.ts';

builder.queryField('articles', (t) =>
  t.field({
    type: ArticleConnection,
    ...planned({ plan: 'connection', kind: 'article' }),
    description: 'The articles, the latest published first unless told otherwise.',
    args: {
      ...t.arg.connectionArgs(),
      filter: t.arg({ type: ArticleFilter, description: 'Which of them; all unless told.' }),
      orderBy: t.arg({
        type: ArticleOrder,
        description: 'In which order: PUBLISHED_AT, DESC unless told.',
      }),
    },
    resolve: (_parent, _args, context, info) => readList(context, info),
  }),
);

import { builder } from '../builder.ts';
import { connectionComplexity } from '../complexity.ts';
import { QuoteFilter, QuoteOrder } from '../types/quote-arguments.ts';
import { QuoteConnection } from '../types/quote-connection.ts';
import { Quote } from '../types/quote.ts';
import { countAll, totalOf } from './count-records.ts';
import { quoteConditions, quoteOrdering } from './quote-query.ts';

builder.queryField('quotes', (t) =>
  t.drizzleConnection(
    {
      type: Quote,
      description: 'The quotes, the latest made first unless told otherwise.',
      args: {
        filter: t.arg({ type: QuoteFilter, description: 'Which of them; all unless told.' }),
        orderBy: t.arg({
          type: QuoteOrder,
          description: 'In which order: CREATED_AT, DESC unless told.',
        }),
      },
      complexity: connectionComplexity,
      totalCount: async (_parent, { filter }, { database }) =>
        totalOf(
          await database.query.quotes.findMany({
            columns: {},
            extras: countAll,
            where: quoteConditions(filter),
            limit: 1,
          }),
        ),
      resolve: (query, _parent, { filter, orderBy }, { database }) =>
        database.query.quotes.findMany(
          query({
            columns: { id: true },
            where: quoteConditions(filter),
            ...quoteOrdering(orderBy),
          }),
        ),
    },
    QuoteConnection,
  ),
);

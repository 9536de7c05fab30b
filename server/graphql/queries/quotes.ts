import { builder } from '../builder.ts';
import { planned } from '../plan/field-plan.ts';
import { readList } from '../plan/read-planned.ts';
import { QuoteFilter, QuoteOrder } from '../types/quote-arguments.ts';
import { QuoteConnection } from '../types/quote-connection.ts';

builder.queryField('quotes', (t) =>
  t.field({
    type: QuoteConnection,
    ...planned({ plan: 'connection', kind: 'quote' }),
    description: 'The quotes, the latest made first unless told otherwise.',
    args: {
      ...t.arg.connectionArgs(),
      filter: t.arg({ type: QuoteFilter, description: 'Which of them; all unless told.' }),
      orderBy: t.arg({
        type: QuoteOrder,
        description: 'In which order: CREATED_AT, DESC unless told.',
      }),
    },
    resolve: (_parent, _args, context, info) => readList(context, info),
  }),
);

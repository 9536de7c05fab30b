import { builder } from '../builder.ts';
import { Quote } from './quote.ts';
import { totalCountField } from './total-count.ts';

/** A page of quotes. */
export const QuoteConnection = builder.connectionObject(
  {
    type: Quote,
    name: 'QuoteConnection',
    description: 'A page of quotes.',
    fields: (t) => ({ totalCount: t.int(totalCountField) }),
  },
  { name: 'QuoteEdge', description: 'A quote, with its place in the list.' },
);

import { suggestedQuotes } from '#server/records/suggested-quotes.ts';
import { builder } from '../builder.ts';
import { collectKeys } from '../collect-keys.ts';
import { pageSize } from '../page-arguments.ts';
import { recordIdOf } from '../record-id.ts';
import { articleRef } from '../types/refs.ts';
import { SuggestedQuote } from '../types/suggested-quote.ts';

const readSuggestions = collectKeys(({ database }, ids, _args: null) =>
  suggestedQuotes(database, ids),
);

// Reading a whole article takes as much of the server as some hundreds of plain fields.
const weight = 500;

builder.objectField(articleRef, 'suggestions', (t) =>
  t.field({
    type: [SuggestedQuote],
    description:
      'The quotes that it seems to make and the desk does not have, in reading order, worked out anew. What stands where a quote stands already, and what an editor rejected, is not among them. Counts as 500 fields.',
    extensions: { weight },
    args: {
      first: t.arg.int({ defaultValue: 20, description: 'How many at most, 1 to 100.' }),
      leastConfidence: t.arg.float({
        defaultValue: 0,
        description: 'Only those that are at least so likely, 0 to 1.',
      }),
    },
    resolve: async (parent, { first, leastConfidence }, context) => {
      const size = pageSize('first', first ?? 20);
      const found = await readSuggestions(context, recordIdOf(parent), 'suggestions', null);
      if (found === undefined) return [];
      const { suggestions, body } = found;
      return suggestions
        .filter(({ confidence }) => confidence >= (leastConfidence ?? 0))
        .slice(0, size)
        .map((quote) => ({ quote, body }));
    },
  }),
);

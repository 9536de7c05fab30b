import { connectionType } from './connection-type.ts';
import { quoteRef } from './refs.ts';

/** A page of quotes. */
export const QuoteConnection = connectionType(quoteRef, {
  of: 'Quote',
  description: 'A page of quotes.',
  edgeDescription: 'A quote, with its place in the list.',
});

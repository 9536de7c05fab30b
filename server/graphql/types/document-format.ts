import { builder } from '../builder.ts';
import type { EnumValues } from './enum-values.ts';

/** How a document is written. */
export const DocumentFormat = builder.enumType('DocumentFormat', {
  description: 'How a document is written.',
  values: {
    WIRE_TEXT: {
      value: 'wire_text',
      description: 'Plain text as a wire agency sends it, in UTF-8.',
    },
  } as const satisfies EnumValues<'wire_text'>,
});

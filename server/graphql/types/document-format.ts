import type { DocumentFormat as Format } from '#shared/formats/document-format.ts';
import { builder } from '../builder.ts';
import type { EnumValues } from './enum-values.ts';

/** How a document is written. */
export const DocumentFormat = builder.enumType('DocumentFormat', {
  description: 'How a document is written.',
  values: {
    WIRE_TEXT: {
      value: 'wire_text',
      description: 'Plain text as a wire agency sends it.',
    },
    HTML: { value: 'html', description: 'A page of the web.' },
    NINJS: { value: 'ninjs', description: 'IPTC ninjs: news in JSON.' },
    NITF: { value: 'nitf', description: 'IPTC News Industry Text Format: news in XML.' },
    NEWSML_G2: {
      value: 'newsml_g2',
      description: 'IPTC NewsML-G2: an item or a message with items, in XML.',
    },
    RSS: { value: 'rss', description: 'An item of an RSS feed.' },
    ATOM: { value: 'atom', description: 'An entry of an Atom feed.' },
  } as const satisfies EnumValues<Format>,
});

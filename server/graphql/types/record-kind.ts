import type { RecordKind as RecordKindValue } from '#shared/records/records.ts';
import { builder } from '../builder.ts';
import type { EnumValues } from './enum-values.ts';

/** A kind of record. */
export const RecordKind = builder.enumType('RecordKind', {
  description: 'A kind of record.',
  values: {
    ARTICLE: { value: 'article', description: 'Articles.' },
    QUOTE: { value: 'quote', description: 'Quotes.' },
    ACTOR: { value: 'actor', description: 'Actors.' },
    AFFILIATION: { value: 'affiliation', description: 'Affiliations.' },
    TOPIC: { value: 'topic', description: 'Topics.' },
  } as const satisfies EnumValues<RecordKindValue>,
});

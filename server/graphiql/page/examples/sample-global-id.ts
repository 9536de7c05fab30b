import { sampleId } from '#shared/sample-desk/sample-id.ts';

const types = { topic: 'Topic', actor: 'Actor', article: 'Article', quote: 'Quote' } as const;

/** The global id of a record of the sample desk; a desk without the sample has no such record. */
export function sampleGlobalId(kind: keyof typeof types, number: number): string {
  return btoa(`${types[kind]}:${sampleId(kind, number)}`);
}

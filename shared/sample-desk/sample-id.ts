const places = { topic: 1, actor: 2, affiliation: 3, article: 4, quote: 5 } as const;

/**
 * The id of a sample record: a UUIDv7 of a fixed moment, the same on every desk, so that worked examples can name it.
 * `number` counts from 1 within its kind.
 */
export function sampleId(kind: keyof typeof places, number: number): string {
  const tail = `${places[kind]}${String(number).padStart(11, '0')}`;
  return `018fdd00-0000-7000-8000-${tail}`;
}

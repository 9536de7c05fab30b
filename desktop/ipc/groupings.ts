import type { RecordKind } from '#shared/records/records.ts';

/** By what the lists of each kind can be grouped. */
export const groupings = {
  article: ['day', 'agency'],
  quote: ['day', 'speaker', 'article'],
  actor: [],
  affiliation: [],
  topic: [],
} as const satisfies Record<RecordKind, readonly string[]>;

/** By what a kind's list can be grouped. */
export type GroupingOf<Kind extends RecordKind> = (typeof groupings)[Kind][number];

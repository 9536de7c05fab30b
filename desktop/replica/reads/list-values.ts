import { z } from 'zod';
import type { Store } from '../store/store.ts';
import type { ReplicaAnswerer, ValueCount } from '#desktop/ipc/replica-calls.ts';

const row = z.object({ value: z.string(), count: z.number() });
const columns = {
  agency: 'agency',
  datelinePlace: 'dateline_place',
  language: 'language',
  country: 'country',
} as const;

// More than anybody looks through; whoever seeks one of the others types its beginning.
const mostValues = 200;

/** The values that live records have in a field without a closed set, the most frequent first, to filter by. */
export function listValues(
  store: Store,
  { kind, field }: Parameters<ReplicaAnswerer['listValues']>[0],
): readonly ValueCount[] {
  const column = columns[field];
  return store.all(
    `SELECT ${column} AS value, count(*) AS count FROM ${kind}
     WHERE deleted_at IS NULL AND ${column} IS NOT NULL GROUP BY ${column}
     ORDER BY count DESC, value LIMIT ${mostValues}`,
    [],
    row,
  );
}

import type { PlannedRecord } from './plan/planned-record.ts';

/**
 * The id (not the global one) of the record that a field of a record type is asked of. A field that is resolved beside
 * the plan reads whatever else it needs by this id.
 */
export function recordIdOf({ $id }: Pick<PlannedRecord, '$id'>): string {
  return $id;
}

/**
 * What a planned type's fields are resolved from: the values that were asked for, by the keys of the response. Nothing
 * but the executor reads them.
 */
export interface Planned {
  readonly [key: string]: unknown;
}

/** A record that a plan has read. Its id stands under a key that no alias can have. */
export interface PlannedRecord extends Planned {
  /** The record's own id, not the global one. */
  readonly $id: string;
}

/** Whether a value is an object out of a plan. */
export function isPlanned(value: unknown): value is Planned {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an object of a type that is also answered otherwise comes out of a plan. */
export function isOfPlan(value: unknown): value is Planned {
  return isPlanned(value) && Object.hasOwn(value, '$type');
}

/** Whether a value is a record out of a plan. */
export function isPlannedRecord(value: unknown): value is PlannedRecord {
  return isPlanned(value) && typeof value['$id'] === 'string';
}

import { idOf, listOf, type Argument } from '../arguments.ts';
import { condition, type Condition } from '../filter.ts';
import type { PlainField, Predicate } from '../predicate.ts';
import type { RecordKind } from '../../records/records.ts';

/** That a field equals the value given. */
export function equal<Value extends string>(
  says: string,
  takes: Argument<Value>,
  field: PlainField,
): Condition<Value> {
  return condition(says, takes, (value) => ({ is: 'oneOf', field, values: [value] }));
}

/** That a field equals any of the values given. */
export function anyOf<Value extends string>(
  says: string,
  takes: Argument<Value>,
  field: PlainField,
): Condition<readonly Value[]> {
  return condition(says, listOf(takes), (values) => ({ is: 'oneOf', field, values }));
}

/** That something holds of one record, named by its id. */
export function byId(
  says: string,
  of: RecordKind,
  test: (ids: readonly string[]) => Predicate,
): Condition<string> {
  return condition(says, idOf(of), (id) => test([id]));
}

/** That something holds of any of some records, named by their ids. */
export function byIds(
  says: string,
  of: RecordKind,
  test: (ids: readonly string[]) => Predicate,
): Condition<readonly string[]> {
  return condition(says, listOf(idOf(of)), test);
}

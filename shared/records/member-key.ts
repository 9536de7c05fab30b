import { recordDefinitions, type RecordKind } from './records.ts';

/**
 * How the members of a set-valued field are told apart; undefined for a field that merges as one value. Only for
 * members that the field's own schema has parsed.
 */
export function memberKey(
  kind: RecordKind,
  field: string,
): ((member: unknown) => string) | undefined {
  const keys: Readonly<Record<string, ((member: never) => string) | undefined>> =
    recordDefinitions[kind].sets;
  // The key and the schema come from one definition; which field it is, is known only when the edit is read.
  return keys[field] as ((member: unknown) => string) | undefined;
}

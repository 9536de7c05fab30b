import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { Rejected } from '#shared/edits/outcome.ts';
import { recordDefinitions, type RecordKind } from '#shared/records/records.ts';
import { rejection } from './rejection.ts';

/** Refuses a set-valued field that names one member twice. Error: `VALIDATION_FAILED` with the second one's path. */
export function repeatedMember(
  kind: RecordKind,
  changed: FieldValues,
  part: readonly string[],
): Rejected | null {
  const keys: Readonly<Record<string, ((member: never) => string) | undefined>> =
    recordDefinitions[kind].sets;
  for (const [field, members] of Object.entries(changed)) {
    const keyOf = keys[field];
    if (keyOf === undefined || !Array.isArray(members)) continue;
    const seen = new Set<string>();
    // The members were parsed by the definition that the key comes from.
    for (const [index, member] of (members as never[]).entries()) {
      const key = keyOf(member);
      if (seen.has(key)) {
        const path = [...part, field, index];
        const message = `${path.join('.')} repeats another entry of ${field}: leave one of them out.`;
        return rejection('validationFailed', message, path);
      }
      seen.add(key);
    }
  }
  return null;
}

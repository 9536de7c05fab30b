import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { Rejected } from '#shared/edits/outcome.ts';
import { memberKey } from '#shared/records/member-key.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { rejection } from './rejection.ts';

/** Refuses a set-valued field that names one member twice. Error: `VALIDATION_FAILED` with the second one's path. */
export function repeatedMember(
  kind: RecordKind,
  changed: FieldValues,
  part: readonly string[],
): Rejected | null {
  for (const [field, members] of Object.entries(changed)) {
    const keyOf = memberKey(kind, field);
    if (keyOf === undefined || !Array.isArray(members)) continue;
    const seen = new Set<string>();
    for (const [index, member] of members.entries()) {
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

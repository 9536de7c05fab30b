import type { Edit } from '#shared/edits/edit.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { recordDefinitions, type FieldsOf, type RecordKind } from '#shared/records/records.ts';

/** What an editor has typed and not saved yet. */
export interface Draft<Kind extends RecordKind> {
  readonly kind: Kind;
  readonly id: string;
  /** The fields and the revision that the editor saw at the first change; null for a record that is not made yet. */
  readonly base: FieldsOf<Kind> | null;
  readonly baseRevision: number;
  /** The fields touched since. */
  readonly changes: Partial<FieldsOf<Kind>>;
  /** Why the last attempt to save it was refused. */
  readonly error: DeskError | null;
}

/**
 * The touched fields as they are saved: text without white space around it, and nothing instead of an empty text
 * where a field may be empty. A body and a reported text keep every character, because offsets point into them.
 */
export function tidyChanges<Kind extends RecordKind>(
  kind: Kind,
  changes: Partial<FieldsOf<Kind>>,
): Partial<FieldsOf<Kind>> {
  const tidy = Object.entries(changes).map(([name, value]) => [name, tidyValue(kind, name, value)]);
  // Object.fromEntries forgets which value belongs to which name; both come from `changes`.
  return Object.fromEntries(tidy) as Partial<FieldsOf<Kind>>;
}

/** One field's value as it is saved; see `tidyChanges`. */
export function tidyValue(kind: RecordKind, name: string, value: unknown): unknown {
  if (typeof value !== 'string' || name === 'body' || name === 'reportedText') return value;
  const initial: Readonly<Record<string, unknown>> = recordDefinitions[kind].initial;
  const text = value.trim();
  return text === '' && initial[name] === null ? null : text;
}

/** The fields of a draft that differ from what the editor saw; all of them for a new record. */
export function changedFields<Kind extends RecordKind>(
  draft: Draft<Kind>,
): Partial<FieldsOf<Kind>> {
  const tidy = withoutServerFields(draft.kind, tidyChanges(draft.kind, draft.changes));
  const { base } = draft;
  if (base === null) return tidy;
  const seen: Readonly<Record<string, unknown>> = { ...base };
  const changed = Object.entries(tidy).filter(([name, value]) => !sameValue(value, seen[name]));
  return Object.fromEntries(changed) as Partial<FieldsOf<Kind>>;
}

// A new record's draft is begun with every field, also those that only the server may set, and shows them.
function withoutServerFields<Kind extends RecordKind>(
  kind: Kind,
  fields: Partial<FieldsOf<Kind>>,
): Partial<FieldsOf<Kind>> {
  const names: readonly string[] = recordDefinitions[kind].serverOnly;
  const open = Object.entries(fields).filter(([name]) => !names.includes(name));
  return Object.fromEntries(open) as Partial<FieldsOf<Kind>>;
}

/** The edit that saves a draft; null when nothing in it differs from what the editor saw. */
export function editOfDraft<Kind extends RecordKind>(draft: Draft<Kind>): Edit | null {
  const { kind, id, base, baseRevision } = draft;
  const changes = changedFields(draft);
  if (base === null) return { action: 'create', kind, id, fields: changes };
  if (Object.keys(changes).length === 0) return null;
  return { action: 'update', kind, id, baseRevision, changes };
}

/** The message for a field of a refused draft; null when the error is about something else. */
export function errorOf(error: DeskError | null, field: string): string | null {
  return error !== null && error.path[1] === field ? readable(error) : null;
}

/** An error's message without the technical path in front: the field stands beside it. */
export function readable({ message, path }: DeskError): string {
  const where = path.join('.');
  if (where === '' || !message.startsWith(`${where} `)) return message;
  return `This ${message.slice(where.length + 1)}`;
}

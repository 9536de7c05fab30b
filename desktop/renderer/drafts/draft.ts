import type { Edit } from '#shared/edits/edit.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { recordDefinitions, type FieldsOf, type RecordKind } from '#shared/records/records.ts';

/** What an editor has typed and what is not saved of it yet. */
export interface Draft<Kind extends RecordKind> {
  readonly kind: Kind;
  readonly id: string;
  /** The fields and the revision that the editor saw at the first change; null for a record that is not made yet. */
  readonly base: FieldsOf<Kind> | null;
  readonly baseRevision: number;
  /** The fields touched since. */
  readonly changes: Partial<FieldsOf<Kind>>;
  /** Why the last attempt to save it left something out; each names its field in its path. */
  readonly errors: readonly DeskError[];
}

/** What saves a draft, and what of it cannot be saved as it stands. */
export interface DraftEdit {
  /** Null when nothing that can be saved differs from what the editor saw. */
  readonly edit: Edit | null;
  /** One for each field that is not valid: the others do not wait for it. */
  readonly errors: readonly DeskError[];
}

/**
 * The touched fields as they are saved: text without white space around it, nothing instead of an empty text where a
 * field may be empty, and no lines of a list in which nothing is written. A body and a reported text keep every
 * character, because offsets point into them.
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
  if (Array.isArray(value)) return value.filter((member: unknown) => !isBlank(name, member));
  if (typeof value !== 'string' || name === 'body' || name === 'reportedText') return value;
  const initial: Readonly<Record<string, unknown>> = recordDefinitions[kind].initial;
  const text = value.trim();
  return text === '' && initial[name] === null ? null : text;
}

// What makes a line of a list worth keeping; all else in it only says more of that.
const heart: Readonly<Record<string, string>> = {
  aliases: 'name',
  identifiers: 'value',
  designations: 'label',
};

function isBlank(name: string, member: unknown): boolean {
  const part = heart[name];
  if (part === undefined || typeof member !== 'object' || member === null) return false;
  const text: unknown = Object.entries(member).find(([key]) => key === part)?.[1];
  return typeof text === 'string' && text.trim() === '';
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

/** The edit that saves a draft; a new record is made as a whole or not at all. */
export function editOfDraft<Kind extends RecordKind>(draft: Draft<Kind>): DraftEdit {
  const { kind, id, base, baseRevision } = draft;
  const changed = changedFields(draft);
  if (base === null) {
    const parsed = parseEdit({ action: 'create', kind, id, fields: changed });
    return parsed.ok ? { edit: parsed.edit, errors: [] } : { edit: null, errors: [parsed.error] };
  }
  const head = { action: 'update', kind, id, baseRevision } as const;
  const errors: DeskError[] = [];
  const valid = Object.entries(changed).filter(([name, value]) => {
    const parsed = parseEdit({ ...head, changes: { [name]: value } });
    if (!parsed.ok) errors.push(parsed.error);
    return parsed.ok;
  });
  if (valid.length === 0) return { edit: null, errors };
  const parsed = parseEdit({ ...head, changes: Object.fromEntries(valid) });
  return parsed.ok ? { edit: parsed.edit, errors } : { edit: null, errors: [parsed.error] };
}

/** The message for a field that could not be saved; null when nothing is wrong with it. */
export function errorOf(errors: readonly DeskError[], field: string): string | null {
  const error = errors.find(({ path }) => path[1] === field);
  return error === undefined ? null : readable(error);
}

/** An error's message without the technical path in front: the field stands beside it. */
export function readable({ message, path }: DeskError): string {
  const where = path.join('.');
  if (where === '' || !message.startsWith(`${where} `)) return message;
  return `This ${message.slice(where.length + 1)}`;
}

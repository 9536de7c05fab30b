import type { DeskError } from '#shared/errors/error-codes.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { accountGlobalId } from './account-ids.ts';
import { globalId, localId } from './global-id.ts';

// The fields that hold ids of other records; `*` stands for every member of a list.
const references: Readonly<Record<RecordKind, Readonly<Record<string, RecordKind>>>> = {
  topic: { parentId: 'topic' },
  actor: { mergedInto: 'actor' },
  affiliation: { actorId: 'actor', organizationId: 'actor' },
  article: {},
  quote: { articleId: 'article', 'attributions.*.actorId': 'actor', 'topics.*.topicId': 'topic' },
};

/** Fields with the ids of this database, or the error that names the first id that is none. */
export type LocalFields =
  | { readonly ok: true; readonly fields: Record<string, unknown> }
  | { readonly ok: false; readonly error: DeskError };

/** Turns the global ids in a record's fields into ids of this database; `at` is where the fields stand in the input. */
export function withLocalIds(kind: RecordKind, fields: object, at: readonly string[]): LocalFields {
  let error: DeskError | undefined;
  const read = (value: unknown, target: RecordKind, path: readonly string[]) => {
    // Null and undefined mean something else in each field: what they mean is decided on the write path.
    if (value === null || value === undefined) return value;
    const id = localId(target, value, [...at, ...path]);
    if (id.ok) return id.id;
    error ??= id.error;
    return value;
  };
  const mapped = Object.entries(fields).map(
    ([name, value]) => [name, mapIds(kind, [name], value, read)] as const,
  );
  return error === undefined
    ? { ok: true, fields: Object.fromEntries(mapped) }
    : { ok: false, error };
}

/** Turns the ids in the value of one field into global ids. */
export function withGlobalIds(kind: RecordKind, field: string, value: unknown): unknown {
  // The one field that names an account.
  if (kind === 'quote' && field === 'verifiedBy') {
    return typeof value === 'string' ? accountGlobalId('Account', value) : value;
  }
  return mapIds(kind, [field], value, (id, target) =>
    typeof id === 'string' ? globalId(target, id) : id,
  );
}

type MapId = (value: unknown, target: RecordKind, path: readonly string[]) => unknown;

function mapIds(kind: RecordKind, path: readonly string[], value: unknown, map: MapId): unknown {
  const target = references[kind][path.map((part) => (/^\d+$/.test(part) ? '*' : part)).join('.')];
  if (target !== undefined) return map(value, target, path);
  if (Array.isArray(value)) {
    return value.map((member: unknown, index) =>
      mapIds(kind, [...path, String(index)], member, map),
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, mapIds(kind, [...path, name], inner, map)]),
  );
}

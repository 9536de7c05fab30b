import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { recordIdSchema } from '#shared/records/values.ts';

/** The name of each kind's type in GraphQL. */
export const typeNames = {
  topic: 'Topic',
  actor: 'Actor',
  affiliation: 'Affiliation',
  article: 'Article',
  quote: 'Quote',
} as const satisfies Record<RecordKind, string>;

/** Makes the global id of a record: Base64 of its type's name, a colon and its own id, as Relay does. */
export function globalId(kind: RecordKind, id: string): string {
  return Buffer.from(`${typeNames[kind]}:${id}`).toString('base64');
}

/** Reads the global id of a record of one kind; `path` is where it stands in the input. */
export function localId(
  kind: RecordKind,
  value: unknown,
  path: readonly string[],
): { readonly ok: true; readonly id: string } | { readonly ok: false; readonly error: DeskError } {
  const name = path.filter((part) => part !== 'input').join('.');
  const refuse = (complaint: string) => ({
    ok: false as const,
    error: { code: errorCodes.validationFailed, message: `${name} ${complaint}.`, path },
  });
  if (value === undefined || value === null || value === '') return refuse('is missing');
  if (typeof value !== 'string') return refuse('must be text');
  const [, type, id] = /^(\w+):(.+)$/.exec(Buffer.from(value, 'base64').toString('latin1')) ?? [];
  if (type === undefined || id === undefined || !recordIdSchema.safeParse(id).success) {
    return refuse('is not a global id: give the id of a record as this API answers it');
  }
  if (type !== typeNames[kind]) {
    return refuse(
      `is the id of another kind of record (${type}): give that of a record of type ${typeNames[kind]}`,
    );
  }
  return { ok: true, id };
}

import { recordKinds, type RecordKind } from '#shared/records/records.ts';

/** A record that changed; without an id, any of its kind. */
export interface Changed {
  readonly kind: RecordKind;
  readonly id: string | null;
}

// PostgreSQL takes 7999 bytes in a notice; `affiliation:` and an id are 48, and a space.
const mostNamed = 150;

/** What a notice says of changed records: `quote:<id> actor:<id>`, or only the kinds where they are many. */
export function writeNotice(
  records: readonly { readonly kind: RecordKind; readonly id: string }[],
): string {
  const words =
    records.length > mostNamed
      ? records.map(({ kind }) => kind)
      : records.map(({ kind, id }) => `${kind}:${id}`);
  return [...new Set(words)].join(' ');
}

/** Reads a notice; one that this server does not understand, as a newer one may send, is taken for all records. */
export function readNotice(notice: string): readonly Changed[] {
  const all = recordKinds.map((kind) => ({ kind, id: null }));
  const changed = new Array<Changed>();
  for (const word of notice.split(' ')) {
    const [name, id = null, ...rest] = word.split(':');
    const kind = recordKinds.find((known) => known === name);
    if (kind === undefined || rest.length > 0) return all;
    changed.push({ kind, id });
  }
  return changed;
}

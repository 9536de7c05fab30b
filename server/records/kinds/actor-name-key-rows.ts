import type { RecordOf } from '#shared/records/records.ts';
import { nameKeys, type NameKeyKind } from '#shared/text/name-keys.ts';

/** A key of an actor's name or alias as a row. */
export interface ActorNameKeyRow {
  readonly actorId: string;
  readonly kind: NameKeyKind;
  readonly key: string;
  readonly ofAlias: boolean;
}

// An index entry of PostgreSQL has room for some 2700 bytes.
const longestKey = 200;

/** The keys of an actor's names; none of one that was deleted or merged, since it is nobody's duplicate any more. */
export function actorNameKeyRows({
  id,
  deletedAt,
  fields,
}: RecordOf<'actor'>): readonly ActorNameKeyRow[] {
  if (deletedAt !== null || fields.mergedInto !== null) return [];
  const rows = new Map<string, ActorNameKeyRow>();
  const names = [fields.name, ...fields.aliases.map(({ name }) => name)];
  for (const [index, name] of names.entries()) {
    for (const { kind, key: whole } of nameKeys(name)) {
      // The initials of people say nothing: too many have the same.
      if (fields.kind === 'person' && (kind === 'initials' || kind === 'acronym')) continue;
      const key = [...whole].slice(0, longestKey).join('');
      const place = `${kind} ${key}`;
      if (!rows.has(place)) rows.set(place, { actorId: id, kind, key, ofAlias: index > 0 });
    }
  }
  return [...rows.values()];
}

import type { ActorFields } from './actor.ts';
import { nameKeys, type NameKeyKind } from '../text/name-keys.ts';

/** A key of an actor's name or of one of its aliases. */
export interface ActorNameKey {
  readonly kind: NameKeyKind;
  readonly key: string;
  readonly ofAlias: boolean;
}

// An index entry of PostgreSQL has room for some 2700 bytes.
const longestKey = 200;

/** The keys of an actor's names, each once; none of one that was merged, since it is nobody's duplicate any more. */
export function actorNameKeys(fields: ActorFields): readonly ActorNameKey[] {
  if (fields.mergedInto !== null) return [];
  const keys = new Map<string, ActorNameKey>();
  const names = [fields.name, ...fields.aliases.map(({ name }) => name)];
  for (const [index, name] of names.entries()) {
    for (const { kind, key: whole } of nameKeys(name)) {
      // The initials of people say nothing: too many have the same.
      if (fields.kind === 'person' && (kind === 'initials' || kind === 'acronym')) continue;
      const key = [...whole].slice(0, longestKey).join('');
      const place = `${kind} ${key}`;
      if (!keys.has(place)) keys.set(place, { kind, key, ofAlias: index > 0 });
    }
  }
  return [...keys.values()];
}

import { nameKeys, type NameKeyKind } from '#shared/text/name-keys.ts';
import type { ActorFields } from '#shared/records/actor.ts';

/** An actor as far as it matters for recognising it. */
export interface KnownActor extends Pick<
  ActorFields,
  'kind' | 'name' | 'aliases' | 'designations'
> {
  readonly id: string;
}

/** Who has or had a role in which organisation. */
export interface KnownAffiliation {
  readonly actorId: string;
  readonly organizationId: string;
  /** Day, month or year; null while it lasts. */
  readonly to: string | null;
}

/** What a desk knows of those who speak, to be asked many times. */
export interface DeskKnowledge {
  /** The actors with this name or alias, whatever the script, accents or order of the words. */
  readonly named: (name: string) => readonly KnownActor[];
  /** The people with this family name. */
  readonly surnamed: (name: string) => readonly KnownActor[];
  /** The organisation that an actor belongs to; undefined where there is none, or more than one. */
  readonly organizationOf: (actorId: string) => KnownActor | undefined;
}

const sureKinds: readonly NameKeyKind[] = ['folded', 'romanized'];

/** Makes an index of a desk's actors, merged ones left out by the caller. Costs some milliseconds for thousands: keep it. */
export function deskKnowledge(
  actors: Iterable<KnownActor>,
  affiliations: Iterable<KnownAffiliation>,
): DeskKnowledge {
  const byId = new Map<string, KnownActor>();
  const byKey = new Map<string, Set<KnownActor>>();
  const bySurname = new Map<string, Set<KnownActor>>();
  const add = (index: Map<string, Set<KnownActor>>, key: string, actor: KnownActor): void => {
    const found = index.get(key);
    if (found === undefined) index.set(key, new Set([actor]));
    else found.add(actor);
  };
  for (const actor of actors) {
    byId.set(actor.id, actor);
    for (const name of [actor.name, ...actor.aliases.map((alias) => alias.name)]) {
      for (const key of sureKeys(name)) add(byKey, key, actor);
      if (actor.kind === 'person') {
        for (const key of sureKeys(surnameOf(name))) add(bySurname, key, actor);
      }
    }
  }
  const organizations = new Map<string, Set<string>>();
  for (const { actorId, organizationId, to } of affiliations) {
    if (to !== null) continue;
    const found = organizations.get(actorId);
    if (found === undefined) organizations.set(actorId, new Set([organizationId]));
    else found.add(organizationId);
  }
  const found = (index: ReadonlyMap<string, ReadonlySet<KnownActor>>, name: string) => [
    ...new Set(sureKeys(name).flatMap((key) => [...(index.get(key) ?? [])])),
  ];
  return {
    named: (name) => found(byKey, name),
    surnamed: (name) => found(bySurname, name),
    organizationOf: (actorId) => {
      const ids = [...(organizations.get(actorId) ?? [])];
      return ids.length === 1 ? byId.get(ids[0] ?? '') : undefined;
    },
  };
}

/** A desk that knows nobody. */
export const emptyDesk: DeskKnowledge = deskKnowledge([], []);

/** The last word of a person's name. */
export function surnameOf(name: string): string {
  return name.trim().split(/\s+/u).at(-1) ?? '';
}

function sureKeys(name: string): readonly string[] {
  const keys = nameKeys(name.replace(/^the\s+/iu, ''));
  return [...new Set(keys.filter(({ kind }) => sureKinds.includes(kind)).map(({ key }) => key))];
}

import { ActorsByKey } from './actors-by-key.ts';
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

/** Knowledge that follows the desk: what changed is put in or taken out again, and nothing else is looked at. */
export interface DeskIndex extends DeskKnowledge {
  /** Puts in an actor, instead of what was known of the one with this id. */
  readonly putActor: (actor: KnownActor) => void;
  readonly removeActor: (id: string) => void;
  /** Puts in an affiliation, instead of the one with this id. */
  readonly putAffiliation: (id: string, affiliation: KnownAffiliation) => void;
  readonly removeAffiliation: (id: string) => void;
}

const sureKinds: readonly NameKeyKind[] = ['folded', 'romanized'];

/** Makes an index that knows nobody yet. Merged and deleted actors are for the caller to leave out. */
export function deskIndex(): DeskIndex {
  const byId = new Map<string, KnownActor>();
  const byKey = new ActorsByKey();
  const bySurname = new ActorsByKey();
  const organizations = new Map<string, Map<string, string>>();
  const affiliated = new Map<string, string>();

  const removeActor: DeskIndex['removeActor'] = (id) => {
    byId.delete(id);
    byKey.remove(id);
    bySurname.remove(id);
  };
  const removeAffiliation: DeskIndex['removeAffiliation'] = (id) => {
    organizations.get(affiliated.get(id) ?? '')?.delete(id);
    affiliated.delete(id);
  };
  const found = (index: ActorsByKey, name: string): KnownActor[] =>
    index.with(sureKeys(name)).flatMap((id) => byId.get(id) ?? []);

  return {
    putActor: (actor) => {
      removeActor(actor.id);
      byId.set(actor.id, actor);
      const names = [actor.name, ...actor.aliases.map((alias) => alias.name)];
      byKey.put(actor.id, names.flatMap(sureKeys));
      if (actor.kind !== 'person') return;
      bySurname.put(
        actor.id,
        names.flatMap((name) => sureKeys(surnameOf(name))),
      );
    },
    removeActor,
    putAffiliation: (id, { actorId, organizationId, to }) => {
      removeAffiliation(id);
      if (to !== null) return;
      const ofActor = organizations.get(actorId) ?? new Map<string, string>();
      organizations.set(actorId, ofActor.set(id, organizationId));
      affiliated.set(id, actorId);
    },
    removeAffiliation,
    named: (name) => found(byKey, name),
    surnamed: (name) => found(bySurname, name),
    organizationOf: (actorId) => {
      const [only, ...more] = new Set(organizations.get(actorId)?.values());
      return only === undefined || more.length > 0 ? undefined : byId.get(only);
    },
  };
}

/** What a desk with these actors, none of them merged, and these affiliations knows. */
export function deskKnowledge(
  actors: Iterable<KnownActor>,
  affiliations: Iterable<KnownAffiliation>,
): DeskKnowledge {
  const index = deskIndex();
  for (const actor of actors) index.putActor(actor);
  let number = 0;
  for (const affiliation of affiliations) index.putAffiliation(String(number++), affiliation);
  return index;
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

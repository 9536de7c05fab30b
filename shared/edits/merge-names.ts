import { sameValue } from './same-value.ts';
import type { ActorFields } from '../records/actor.ts';
import { memberKey } from '../records/member-key.ts';

type Sets = Pick<ActorFields, 'aliases' | 'identifiers' | 'designations'>;

/**
 * An actor's fields with what it takes over from one that is merged into it: the other's name and aliases as aliases,
 * its identifiers and designations, and its country and description where there are none. Where both say something of
 * one member, the actor's own word stays.
 */
export function withNamesOf(into: ActorFields, from: ActorFields): ActorFields {
  return {
    ...into,
    ...setsWith(into, from, into.name),
    country: into.country ?? from.country,
    description: into.description ?? from.description,
  };
}

function setsWith(into: Sets, from: ActorFields, name: string): Sets {
  const named = [...into.aliases, ...from.aliases].some((alias) => alias.name === from.name);
  const aliases = named ? from.aliases : [nameAsAlias(from), ...from.aliases];
  return {
    aliases: joined(
      into.aliases,
      aliases.filter((alias) => alias.name !== name),
      'aliases',
    ),
    identifiers: joined(into.identifiers, from.identifiers, 'identifiers'),
    designations: joined(into.designations, from.designations, 'designations'),
  };
}

function nameAsAlias({ name }: ActorFields): ActorFields['aliases'][number] {
  return { name, language: null, kind: 'other' };
}

function joined<Member>(
  own: readonly Member[],
  others: readonly Member[],
  field: keyof Sets,
): Member[] {
  const keyOf = memberKey('actor', field) ?? JSON.stringify;
  const keys = new Set(own.map((member) => keyOf(member)));
  return [...own, ...others.filter((member) => !keys.has(keyOf(member)))];
}

type SomeFields = { readonly [Field in keyof ActorFields]?: ActorFields[Field] | undefined };

/** What a merge made of the actor that stayed: its fields before and after, as far as the merge changed them. */
export interface NamesTaken {
  readonly before: SomeFields;
  readonly after: SomeFields;
}

/**
 * An actor's fields without what another one that was merged into it brought: `taken` is what all merges made of the
 * fields, the one to be undone last. What an editor changed since stays, and so does what one of the `others`, which
 * are still merged into it, has too.
 */
export function withoutNamesOf(
  now: ActorFields,
  from: ActorFields,
  taken: readonly NamesTaken[],
  others: readonly ActorFields[],
): ActorFields {
  const nothing: Sets = { aliases: [], identifiers: [], designations: [] };
  const goes = setsWith(nothing, from, now.name);
  const stays = others.map((other) => setsWith(nothing, other, now.name));
  const left = <Member>(members: readonly Member[], of: (fields: SomeFields) => Member[]) => {
    const has = (fields: SomeFields, member: Member) =>
      of(fields).some((each) => sameValue(each, member));
    const brought = (member: Member) =>
      taken.some(({ before, after }) => has(after, member) && !has(before, member));
    return members.filter(
      (member) =>
        !has(goes, member) || !brought(member) || stays.some((other) => has(other, member)),
    );
  };
  const { before, after } = taken.at(-1) ?? { before: {}, after: {} };
  return {
    ...now,
    aliases: left(now.aliases, ({ aliases }) => aliases ?? []),
    identifiers: left(now.identifiers, ({ identifiers }) => identifiers ?? []),
    designations: left(now.designations, ({ designations }) => designations ?? []),
    country: formerly(now.country, after.country, before.country),
    description: formerly(now.description, after.description, before.description),
  };
}

// A field that the merge did not change is in neither.
function formerly(
  now: string | null,
  after: string | null | undefined,
  before: string | null | undefined,
): string | null {
  return before !== undefined && now === after ? before : now;
}

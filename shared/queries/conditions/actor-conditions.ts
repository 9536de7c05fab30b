import { actorKinds } from '../../records/actor.ts';
import { boolean, country, line, oneOf, words } from '../arguments.ts';
import { condition, objectOf } from '../filter.ts';
import { anyOf, equal } from './common.ts';

const kind = oneOf('actorKind', actorKinds);

const designation = objectOf('DesignationFilter', {
  label: { says: 'What the actor is called, word for word.', takes: line(500) },
  authority: { says: 'Who calls it so.', takes: line(500) },
});

/** What can be asked of actors. */
export const actorConditions = {
  text: condition(
    'The beginnings of words in name or aliases; accents and case aside, and Cyrillic, Arabic and Latin spellings of a name alike.',
    words,
    (text) => ({ is: 'worded', text }),
  ),
  kind: equal('Of this kind.', kind, 'kind'),
  kinds: anyOf('Of one of these kinds.', kind, 'kind'),
  country: equal('Of this country, an ISO 3166-1 alpha-2 code.', country, 'country'),
  countries: anyOf('Of one of these countries.', country, 'country'),
  designation: condition(
    'Has a legal designation like this: one and the same has all that is given.',
    designation,
    ({ label, authority }) => ({
      is: 'member',
      set: 'designations',
      having: {
        ...(label !== undefined && { label: [label] }),
        ...(authority !== undefined && { authority: [authority] }),
      },
    }),
  ),
  designated: condition('Has any legal designation; or has none.', boolean, (has) => ({
    is: 'hasMember',
    set: 'designations',
    has,
  })),
  merged: condition(
    'Was merged into another actor; or was not. Unless this is asked for, only actors that were not merged are found.',
    boolean,
    (given) => ({ is: 'given', field: 'mergedInto', given }),
  ),
} as const;

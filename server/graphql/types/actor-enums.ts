import type * as actor from '#shared/records/actor.ts';
import { builder } from '../builder.ts';
import type { EnumValues } from './enum-values.ts';

/** What can speak. */
export const ActorKind = builder.enumType('ActorKind', {
  description: 'What can speak; each is a schema of FollowTheMoney.',
  values: {
    PERSON: { value: 'person', description: 'A human being.' },
    ORGANIZATION: {
      value: 'organization',
      description: 'A body with a name, such as a ministry or a company.',
    },
    STATE: { value: 'state', description: 'A state, speaking as such.' },
    GROUP: { value: 'group', description: 'People without one body, such as "analysts".' },
  } as const satisfies EnumValues<actor.ActorKind>,
});

/** Why an actor has another name. */
export const AliasKind = builder.enumType('AliasKind', {
  description: 'Why an actor has another name.',
  values: {
    ACRONYM: { value: 'acronym', description: 'Initials.' },
    FORMER: { value: 'former', description: 'The name it had before.' },
    SELF_DESIGNATION: { value: 'self_designation', description: 'What it calls itself.' },
    TRANSLITERATION: {
      value: 'transliteration',
      description: 'Its name in another script or spelling.',
    },
    OTHER: { value: 'other', description: 'Any other reason.' },
  } as const satisfies EnumValues<actor.AliasKind>,
});

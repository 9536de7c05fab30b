import type { LikelyDuplicate } from '#server/records/actor-duplicates.ts';
import type { DuplicateReason } from '#shared/records/duplicate-reasons.ts';
import { builder } from '../builder.ts';
import { readOne } from '../plan/read-planned.ts';
import type { EnumValues } from './enum-values.ts';
import { actorRef } from './refs.ts';

const Reason = builder.enumType('ActorDuplicateReason', {
  description: 'Why two actors may be one.',
  values: {
    SAME_IDENTIFIER: { value: 'same_identifier', description: 'A register has both as one entry.' },
    SAME_NAME: {
      value: 'same_name',
      description: 'Both are called the same, apart from case, accents and the order of the words.',
    },
    SAME_ALIAS: {
      value: 'same_alias',
      description: 'An alias of one is a name or alias of the other.',
    },
    SAME_ROMANIZATION: {
      value: 'same_romanization',
      description: 'Names of both are the same in Latin letters: `Лавров` and `Lavrov`.',
    },
    SAME_CONSONANTS: {
      value: 'same_consonants',
      description:
        'Names of both have the same consonants, and one is written without vowels, in Arabic letters.',
    },
    ACRONYM: { value: 'acronym', description: 'One is called by the initials of the other.' },
  } as const satisfies EnumValues<DuplicateReason>,
});

/** Two actors that may be one. */
export const ActorDuplicate = builder.objectRef<LikelyDuplicate>('ActorDuplicate').implement({
  description: 'Two actors that may be one.',
  fields: (t) => ({
    actor: t.field({
      type: actorRef,
      description: 'One of them; of the duplicates of an actor that actor.',
      resolve: ({ actorId }, _args, context, info) => readOne('Actor', actorId, context, info),
    }),
    other: t.field({
      type: actorRef,
      description: 'The other one.',
      resolve: ({ otherId }, _args, context, info) => readOne('Actor', otherId, context, info),
    }),
    score: t.exposeFloat('score', { description: 'How likely it is, from 0 to 1.' }),
    reasons: t.field({
      type: [Reason],
      description: 'Why, the best reason first.',
      resolve: ({ reasons }) => [...reasons],
    }),
  }),
});

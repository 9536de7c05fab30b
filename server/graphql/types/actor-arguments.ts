import type { OrderingOf } from '#shared/queries/orderings.ts';
import { builder } from '../builder.ts';
import { ActorKind } from './actor-enums.ts';
import { OrderDirection } from './paging.ts';

/** Which actors. */
export const ActorFilter = builder.inputType('ActorFilter', {
  description: 'Which actors: all conditions given must hold.',
  fields: (t) => ({
    text: t.string({
      description: 'The beginnings of words in name or aliases; accents and case aside.',
    }),
    kind: t.field({ type: ActorKind, description: 'Of this kind.' }),
    country: t.string({ description: 'Of this country, an ISO 3166-1 alpha-2 code.' }),
  }),
});

const ActorOrderField = builder.enumType('ActorOrderField', {
  description: 'By what actors can be ordered.',
  values: {
    NAME: { value: 'name', description: 'Its name.' },
    CREATED_AT: { value: 'createdAt', description: 'When it was made.' },
    UPDATED_AT: { value: 'updatedAt', description: 'When it last changed.' },
  } as const satisfies Record<string, { value: OrderingOf<'actor'>; description: string }>,
});

/** In which order actors come. */
export const ActorOrder = builder.inputType('ActorOrder', {
  description: 'In which order actors come.',
  fields: (t) => ({
    field: t.field({ type: ActorOrderField, required: true, description: 'By what.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'asc',
      description: 'Which end comes first.',
    }),
  }),
});

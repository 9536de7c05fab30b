import type { OrderingOf } from '#shared/queries/orderings.ts';
import { builder } from '../builder.ts';
import { OrderDirection } from './paging.ts';

/** Which topics. */
export const TopicFilter = builder.inputType('TopicFilter', {
  description: 'Which topics: all conditions given must hold.',
  fields: (t) => ({
    text: t.string({
      description: 'The beginnings of words in name or description; accents and case aside.',
    }),
    parentId: t.id({ description: 'Right below this topic.' }),
  }),
});

const TopicOrderField = builder.enumType('TopicOrderField', {
  description: 'By what topics can be ordered.',
  values: {
    NAME: { value: 'name', description: 'Its name.' },
    CREATED_AT: { value: 'createdAt', description: 'When it was made.' },
    UPDATED_AT: { value: 'updatedAt', description: 'When it last changed.' },
  } as const satisfies Record<string, { value: OrderingOf<'topic'>; description: string }>,
});

/** In which order topics come. */
export const TopicOrder = builder.inputType('TopicOrder', {
  description: 'In which order topics come.',
  fields: (t) => ({
    field: t.field({ type: TopicOrderField, required: true, description: 'By what.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'asc',
      description: 'Which end comes first.',
    }),
  }),
});

import type { OrderingOf } from '#shared/queries/orderings.ts';
import { builder } from '../builder.ts';
import { OrderDirection } from './paging.ts';

/** Which affiliations. */
export const AffiliationFilter = builder.inputType('AffiliationFilter', {
  description: 'Which affiliations: all conditions given must hold.',
  fields: (t) => ({
    actorId: t.id({ description: 'Of this actor.' }),
    organizationId: t.id({ description: 'In this organisation.' }),
  }),
});

const AffiliationOrderField = builder.enumType('AffiliationOrderField', {
  description: 'By what affiliations can be ordered.',
  values: {
    FROM: { value: 'from', description: 'When it began.' },
    CREATED_AT: { value: 'createdAt', description: 'When it was made.' },
    UPDATED_AT: { value: 'updatedAt', description: 'When it last changed.' },
  } as const satisfies Record<string, { value: OrderingOf<'affiliation'>; description: string }>,
});

/** In which order affiliations come. */
export const AffiliationOrder = builder.inputType('AffiliationOrder', {
  description: 'In which order affiliations come.',
  fields: (t) => ({
    field: t.field({ type: AffiliationOrderField, required: true, description: 'By what.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'asc',
      description: 'Which end comes first.',
    }),
  }),
});

import type { Direction as DirectionValue } from '#shared/queries/orderings.ts';
import { builder } from '../builder.ts';

/** Ascending or descending. */
export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which end comes first. What has no value comes last either way.',
  values: {
    ASC: { value: 'asc', description: 'Oldest, lowest or A first.' },
    DESC: { value: 'desc', description: 'Newest, highest or Z first.' },
  } as const satisfies Record<
    Uppercase<DirectionValue>,
    { value: DirectionValue; description: string }
  >,
});

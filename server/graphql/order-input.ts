import type { InputObjectRef } from '@pothos/core';
import { orderings, type OrderBy, type Ordering } from '#shared/queries/orderings.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { builder, type BuilderTypes } from './builder.ts';
import { typeNames } from './global-id.ts';
import { OrderDirection } from './types/paging.ts';

/** Makes the input type of a kind's orders from its orderings in `shared/queries`. */
export function orderInput<Kind extends RecordKind>(
  kind: Kind,
  plural: string,
): InputObjectRef<BuilderTypes, OrderBy<Kind>>;
export function orderInput(kind: RecordKind, plural: string): object {
  const known: Readonly<Record<string, Ordering>> = orderings[kind];
  const type: string = typeNames[kind];
  const field = builder.enumType(`${type}OrderField`, {
    description: `By what ${plural} can be ordered.`,
    values: Object.fromEntries(
      Object.entries(known).map(([name, { says }]) => [
        name.replace(/[A-Z]/g, '_$&').toUpperCase(),
        { value: name, description: says },
      ]),
    ),
  });
  return builder.inputType(`${type}Order`, {
    description: `In which order ${plural} come.`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: 'By what.' }),
      direction: t.field({
        type: OrderDirection,
        required: true,
        defaultValue: 'asc',
        description: 'Which end comes first.',
      }),
    }),
  });
}

import type { ObjectRef } from '@pothos/core';
import { builder, type BuilderTypes } from '../builder.ts';
import { planned } from '../plan/field-plan.ts';
import type { Planned, PlannedRecord } from '../plan/planned-record.ts';
import { relayTexts } from '../relay-texts.ts';

/** How a connection and its edges are called and described. */
export interface ConnectionTexts {
  /** The name of the records' type. */
  readonly of: string;
  readonly description: string;
  readonly edgeDescription: string;
}

/** Makes the types of a planned connection: a page of records with their places. */
export function connectionType(
  record: ObjectRef<BuilderTypes, PlannedRecord>,
  { of, description, edgeDescription }: ConnectionTexts,
) {
  const Edge = builder.objectRef<Planned>(`${of}Edge`).implement({
    description: edgeDescription,
    fields: (t) => ({
      cursor: t.string({ ...planned({ plan: 'cursor' }), ...relayTexts.cursorFieldOptions }),
      node: t.field({
        type: record,
        ...planned({ plan: 'node' }),
        ...relayTexts.nodeFieldOptions,
      }),
    }),
  });
  return builder.objectRef<Planned>(`${of}Connection`).implement({
    description,
    fields: (t) => ({
      edges: t.field({
        type: [Edge],
        ...planned({ plan: 'edges' }),
        ...relayTexts.edgesFieldOptions,
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        ...planned({ plan: 'page-info' }),
        ...relayTexts.pageInfoFieldOptions,
      }),
      totalCount: t.int({
        ...planned({ plan: 'total-count' }),
        description: 'How many there are in all, on every page together.',
      }),
    }),
  });
}

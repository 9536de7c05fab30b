import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { GraphqlContext } from './context.ts';
import { decodeGlobalId } from './node-options.ts';
import { relayTexts } from './relay-texts.ts';

/** The types that every part of the schema agrees on. */
export interface SchemaTypes {
  Context: GraphqlContext;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    Date: { Input: string; Output: string };
    PartialDate: { Input: string; Output: string };
    DateTime: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
  };
}

/** What the files under `types`, `queries` and `mutations` add to; `schema.ts` closes it. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    ...relayTexts,
    decodeGlobalID: decodeGlobalId,
    // See queries/nodes.ts.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
  },
});

builder.queryType({ description: 'What can be asked.' });
builder.mutationType({
  description:
    'What can be changed. Every change takes one `input` and answers with its payload or with a typed error.',
});

/** The schema types as Pothos completes them, for helpers that take a field builder. */
export type BuilderTypes = (typeof builder)['$inferSchemaTypes'];

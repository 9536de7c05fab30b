import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import DrizzlePlugin from '@pothos/plugin-drizzle';
import RelayPlugin from '@pothos/plugin-relay';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { relations } from '#server/database/relations.ts';
import { complexityError, queryLimits } from './complexity.ts';
import type { GraphqlContext } from './context.ts';
import { decodeGlobalId, orNull } from './node-options.ts';
import { relayTexts } from './relay-texts.ts';

/** The types that every part of the schema agrees on. */
export interface SchemaTypes {
  Context: GraphqlContext;
  DrizzleRelations: typeof relations;
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
  plugins: [RelayPlugin, DrizzlePlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  drizzle: {
    client: ({ database }) => database,
    getTableConfig,
    relations,
    defaultConnectionSize: 20,
    maxConnectionSize: 100,
  },
  complexity: { limit: queryLimits, defaultListMultiplier: 5, complexityError },
  relay: {
    ...relayTexts,
    decodeGlobalID: decodeGlobalId,
    nodeQueryOptions: {
      ...relayTexts.nodeQueryOptions,
      resolve: (_parent, { id }, _context, _info, load) => orNull(load(id)),
    },
    // See queries/nodes.ts.
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

import type { SQL } from 'drizzle-orm';
import { getArgumentValues, type FieldNode, type GraphQLField } from 'graphql';
import { gap } from './template.ts';

/** Makes SQL out of a field's arguments, anew for each request. */
export type FromArguments = (use: (given: Readonly<Record<string, unknown>>) => SQL) => SQL;

/** The arguments of a field as it is asked for. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): FromArguments {
  return (use) => gap(({ variables }) => use(getArgumentValues(field, node, variables)));
}

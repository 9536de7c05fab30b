import {
  defaultFieldResolver,
  getNamedType,
  GraphQLEnumType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { notInstalled } from './field-plan.ts';
import { isOfPlan, isPlanned } from './planned-record.ts';

/**
 * Lets every planned field be resolved from what the plan of its root field read: the value under its key in the
 * response. Root fields keep their resolvers, which run the plans.
 */
export function installPlans(schema: GraphQLSchema): void {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || roots.includes(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.extensions.plan === undefined) continue;
      const planned = resolverOf(field.type);
      const other = field.resolve;
      // Pothos leaves out the resolver of a field that exposes a property of its own name.
      field.resolve = isNotInstalled(other)
        ? planned
        : (...args) =>
            isOfPlan(args[0]) ? planned(...args) : (other ?? defaultFieldResolver)(...args);
    }
  }
}

function isNotInstalled(resolve: unknown): boolean {
  return resolve === notInstalled;
}

function resolverOf(type: GraphQLOutputType): GraphQLFieldResolver<unknown, unknown> {
  const named = getNamedType(type);
  const read: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, { path }) =>
    isPlanned(source) ? source[path.key] : undefined;
  if (!(named instanceof GraphQLEnumType)) return read;
  // The plan has the name of the value, as the client is to see it; the executor wants to make it so itself.
  return (...args) => {
    const name = read(...args);
    if (typeof name !== 'string') return name;
    const value: unknown = named.getValue(name)?.value;
    return value;
  };
}

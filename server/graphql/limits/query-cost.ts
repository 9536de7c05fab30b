import {
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { limits } from '#server/limits/limits.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';
import { planOperation, type PlannedSelection, type PlannedValue } from './query-plan.ts';
import { tooComplex } from './too-complex.ts';

/** Values of variables as they were sent, not yet looked at. */
export type Variables = Readonly<Record<string, unknown>>;

/** Tells what an operation costs at most; throws the error that refuses it where it costs too much. */
export type QueryCost = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
) => number;

/**
 * Makes the function that tells costs. What depends on the document alone is worked out once for each: Yoga hands the
 * same document for the same text. Errors: `QUERY_TOO_COMPLEX`, and `VALIDATION_FAILED` that names a page too long.
 */
export function createQueryCost(): QueryCost {
  const plans = new WeakMap<OperationDefinitionNode, PlannedSelection>();
  return (schema, document, operation, variables) => {
    let plan = plans.get(operation);
    if (plan === undefined) {
      plan = planOperation(schema, document, operation);
      plans.set(operation, plan);
    }
    const { fields, depth, complexity } = limits.graphql;
    if (plan.depth > depth) {
      throw tooComplex(
        `The query may be ${depth} fields deep and is ${plan.depth}: follow fewer relations at once.`,
      );
    }
    // Before the cost is added up, which goes through the fragments as often as they are spread.
    if (plan.count > fields) {
      throw tooComplex(
        `The query may have ${fields} fields, with fragments spread out, and has ${plan.count}: split it.`,
      );
    }
    const cost = costOf(plan, variables);
    if (cost > complexity) {
      throw tooComplex(
        `The query may cost ${complexity} and would cost ${cost}: ask for shorter pages ("first") or fewer lists within lists.`,
      );
    }
    return cost;
  };
}

function costOf({ fields, fragments }: PlannedSelection, variables: Variables): number {
  let cost = 0;
  for (const { weight, size, selection } of fields) {
    cost += weight;
    const times = sizeOf(size, variables);
    if (selection !== undefined) cost += times * costOf(selection, variables);
  }
  for (const fragment of fragments) cost += costOf(fragment, variables);
  return cost;
}

function sizeOf(size: PlannedSelection['fields'][number]['size'], variables: Variables): number {
  switch (size.kind) {
    case 'fixed':
      return size.size;
    case 'ids':
      return lengthOf(size.ids, variables);
    default: {
      const first = pageOf(size.first, variables);
      const last = pageOf(size.last, variables);
      if (first === undefined) return last ?? limits.page.unlessTold;
      return Math.max(first, last ?? 0);
    }
  }
}

function valueOf({ variable, literal }: PlannedValue, variables: Variables): unknown {
  if (variable === undefined || !Object.hasOwn(variables, variable)) return literal;
  return variables[variable];
}

// A value of another type is left to graphql-js, which refuses it before anything runs.
function pageOf(planned: PlannedValue, variables: Variables): number | undefined {
  const value = valueOf(planned, variables);
  const { least, most } = limits.page;
  if (typeof value !== 'number' || !Number.isInteger(value)) return undefined;
  if (value >= least && value <= most) return value;
  throw refused(
    planned,
    `must be from ${least} to ${most}, and is ${value}: read further pages with "after"`,
  );
}

function lengthOf(planned: PlannedValue, variables: Variables): number {
  const value = valueOf(planned, variables);
  const length = Array.isArray(value) ? value.length : 1;
  const { most } = limits.page;
  if (length <= most) return length;
  throw refused(
    planned,
    `may hold ${most} at most, and holds ${length}: ask for the rest by another request`,
  );
}

function refused({ name, node }: PlannedValue, complaint: string): GraphQLError {
  return new GraphQLError(`${name} ${complaint}.`, {
    nodes: node,
    extensions: { code: errorCodes.validationFailed, path: [name] },
  });
}

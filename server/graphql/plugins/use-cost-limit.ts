import { getOperationAST, GraphQLError } from 'graphql';
import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { GraphqlContext } from '../context.ts';
import { createQueryCost, type QueryCost } from '../limits/query-cost.ts';

/** Refuses an operation that would cost too much before any of it runs, and has what others cost charged. */
export function useCostLimit(): Plugin<GraphqlContext> {
  const cost = createQueryCost();
  return {
    onExecute({ args, setResultAndStopExecution, context }) {
      const error = check(args, cost, context);
      if (error !== undefined) setResultAndStopExecution({ errors: [error] });
    },
    onSubscribe({ args, setResultAndStopExecution, context }) {
      const error = check(args, cost, context);
      if (error !== undefined) setResultAndStopExecution({ errors: [error] });
    },
  };
}

function check(
  { schema, document, operationName, variableValues }: ExecutionArgs,
  cost: QueryCost,
  { charge }: GraphqlContext,
): GraphQLError | undefined {
  const operation = getOperationAST(document, operationName);
  // What is to run is not clear: the executor says so.
  if (!operation) return undefined;
  try {
    const spent = cost(schema, document, operation, variableValues ?? {});
    charge?.(spent);
    return undefined;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

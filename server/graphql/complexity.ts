import { ComplexityErrorKind } from '@pothos/plugin-complexity';
import { GraphQLError } from 'graphql';
import { errorCodes } from '#shared/errors/error-codes.ts';

/** How much one request may ask for. A field costs 1; what is in a list costs as often as the list may be long. */
export const queryLimits = { complexity: 20_000, depth: 16, breadth: 400 };

/** The cost of a connection: its nodes, as many as the page may hold. */
export function connectionComplexity(args: {
  first?: number | null | undefined;
  last?: number | null | undefined;
}) {
  return { field: 1, multiplier: Math.max(1, args.first ?? args.last ?? 20) };
}

/** Refuses a query that asks for too much, and says what to do. */
export function complexityError(
  kind: ComplexityErrorKind,
  result: { complexity: number; depth: number; breadth: number },
): Error {
  const message = {
    [ComplexityErrorKind.Complexity]: `The query may cost ${queryLimits.complexity} and would cost ${result.complexity}: ask for shorter pages ("first") or fewer lists within lists.`,
    [ComplexityErrorKind.Depth]: `The query may be ${queryLimits.depth} fields deep and is ${result.depth}: follow fewer relations at once.`,
    [ComplexityErrorKind.Breadth]: `The query may have ${queryLimits.breadth} fields and has ${result.breadth}: split it.`,
  }[kind];
  return new GraphQLError(message, { extensions: { code: errorCodes.validationFailed } });
}

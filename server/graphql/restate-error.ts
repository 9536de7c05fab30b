import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';

/** The same error, at the same place, with another message or other extensions. */
export function restateError(
  error: GraphQLError,
  {
    message = error.message,
    extensions = error.extensions,
  }: { message?: string; extensions?: GraphQLErrorExtensions },
): GraphQLError {
  return new GraphQLError(message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    path: error.path ?? null,
    extensions,
  });
}

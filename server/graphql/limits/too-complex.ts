import { GraphQLError, type ASTNode } from 'graphql';
import { errorCodes } from '#shared/errors/error-codes.ts';

/** The error of a document that holds or costs more than one request may; the message says what to do. */
export function tooComplex(message: string, node?: ASTNode): GraphQLError {
  return new GraphQLError(message, {
    nodes: node ?? null,
    extensions: { code: errorCodes.queryTooComplex },
  });
}

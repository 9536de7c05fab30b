import { GraphQLError } from 'graphql';
import { errorCodes } from '#shared/errors/error-codes.ts';

/** The error of an argument that was refused. */
export function argumentError(name: string, message: string): GraphQLError {
  return new GraphQLError(`${name} ${message}`, {
    extensions: { code: errorCodes.validationFailed, path: [name] },
  });
}

/** Reads the size of a page, 1 to 100; throws an error that names the argument. */
export function pageSize(name: 'first' | 'last', size: number): number {
  if (size >= 1 && size <= 100) return size;
  throw argumentError(name, `must be from 1 to 100, and is ${size}.`);
}

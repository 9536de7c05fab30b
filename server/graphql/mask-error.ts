import { randomUUID } from 'node:crypto';
import { PothosValidationError } from '@pothos/core';
import { GraphQLError } from 'graphql';
import type { MaskError } from 'graphql-yoga';
import { errorCodes } from '#shared/errors/error-codes.ts';
import { isCutOff } from '#server/database/cut-off.ts';
import { restateError } from './restate-error.ts';

/** Where bugs are written down. */
export interface ErrorLog {
  error(details: object, message: string): void;
}

/**
 * Lets errors about the request through and hides all others behind an id, under which they are logged: their messages
 * may hold anything, such as the SQL that failed.
 */
export function createMaskError(log: ErrorLog): MaskError {
  return (error) => {
    const cause = error instanceof GraphQLError ? error.originalError : error;
    if (error instanceof GraphQLError && (cause === undefined || cause === null)) return error;
    if (cause instanceof GraphQLError) return error instanceof Error ? error : cause;
    const place = error instanceof GraphQLError ? error : new GraphQLError('');
    if (cause instanceof PothosValidationError) {
      return restateError(place, {
        message: cause.message,
        extensions: { code: errorCodes.validationFailed },
      });
    }
    if (isCutOff(cause)) {
      return restateError(place, {
        message:
          'The answer took too long, and the work on it was ended: ask for less, or try again later.',
        extensions: { code: errorCodes.timeout },
      });
    }
    const errorId = randomUUID();
    log.error({ err: cause, errorId }, 'A GraphQL request failed unexpectedly.');
    return restateError(place, {
      message: `Something went wrong on the server (error ${errorId}): try again, and tell the administrator if it stays so.`,
      extensions: { code: errorCodes.internal, errorId },
    });
  };
}

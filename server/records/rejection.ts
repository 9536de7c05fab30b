import type { Rejected } from '#shared/edits/outcome.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';

/** A rejection with its code, what happened and what to do, and where in the edit. */
export function rejection(
  code: keyof typeof errorCodes,
  message: string,
  path: readonly (string | number)[] = [],
): Rejected {
  return rejected({ code: errorCodes[code], message, path: path.map(String) });
}

/** An error as the outcome of an edit. */
export function rejected(error: DeskError): Rejected {
  return { outcome: 'rejected', error };
}

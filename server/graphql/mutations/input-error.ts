import type { DeskError } from '#shared/errors/error-codes.ts';

/**
 * An error of the write path as seen from a mutation's arguments: a create's fields stand in `input` itself, everything
 * else where the edit has it.
 */
export function inputError(error: DeskError): DeskError {
  const [first, ...rest] = error.path;
  if (first === undefined) return error;
  if (first !== 'fields') return { ...error, path: ['input', ...error.path] };
  const message = error.message.startsWith('fields.')
    ? error.message.slice('fields.'.length)
    : error.message;
  return { ...error, message, path: ['input', ...rest] };
}

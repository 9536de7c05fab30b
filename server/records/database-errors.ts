const serializationFailure = '40001';
const deadlock = '40P01';
// Somebody wrote the same key since it was looked up: the next try finds it.
const uniqueViolation = '23505';
const passing: readonly (string | undefined)[] = [serializationFailure, deadlock, uniqueViolation];

/** PostgreSQL's code of an error (SQLSTATE), wherever in the chain of causes it is; undefined for others. */
export function sqlState(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code)) {
      return cause.code;
    }
  }
  return undefined;
}

/**
 * Runs a transaction again when PostgreSQL ended it only because of others that ran at the same time. Ends after ten
 * tries: then something else is wrong.
 */
export async function retrying<Answer>(transaction: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (tries === 10 || !passing.includes(sqlState(error))) throw error;
    }
  }
}

/** What a transaction throws that finds that others were quicker: `retrying` begins it again. */
export function overtaken(): Error {
  return Object.assign(new Error('Other transactions were quicker.'), {
    code: serializationFailure,
  });
}

/**
 * Whether an error would come again however often the same edit is sent: a constraint or value that PostgreSQL
 * refuses (classes 22, 23, 42 and 54), or a bug of ours. Everything else is an outage, after which it may work.
 */
export function isPermanent(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return /^(22|23|42|54)/.test(state);
  return error instanceof TypeError || error instanceof RangeError;
}

/** What an error began with: for a failed query PostgreSQL's complaint, without all the values that were sent. */
export function rootCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
  return cause;
}

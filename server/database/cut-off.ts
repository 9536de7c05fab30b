const queryCanceled = '57014';
const transactionTimeout = '25P03';

/**
 * Whether an error says only that something took too long: a statement was ended by PostgreSQL's limit or because its
 * request was over, or no connection of the pool came free in time. The causes of the error are looked through.
 */
export function isCutOff(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'RequestEnded') return true;
    if ('code' in cause && (cause.code === queryCanceled || cause.code === transactionTimeout)) {
      return true;
    }
    // The pool has no code for it.
    if (cause.message === 'timeout exceeded when trying to connect') return true;
  }
  return false;
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOENT',
]);

/** One line for an error that means that PostgreSQL cannot be reached or lets nobody in; undefined for any other. */
export function connectionProblem(error: unknown): string | undefined {
  const code = codeOf(error);
  // 28: not let in; 3D000: no such database. Everything else is a bug or a broken database, with its stack.
  if (code === undefined || !(unreachable.has(code) || /^28|^3D000$/.test(code))) return undefined;
  const reason = error instanceof Error && error.message !== '' ? error.message : code;
  return `PostgreSQL does not let Verbatim in (${reason}): check DATABASE_URL, and that it runs.`;
}

// A failed connection to a name with several addresses is an AggregateError, which has the code too.
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : undefined;
}

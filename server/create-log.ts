import { DrizzleQueryError } from 'drizzle-orm';
import pg from 'pg';
import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import type { RequestScope } from '#server/http/request-scope.ts';
import type { LogLevel } from './config.ts';

/** How a server logs. */
export interface LogSettings {
  readonly level: LogLevel;
  /** Whose request id every line of a request carries. */
  readonly requests: RequestScope;
  /** Standard error unless given: what the server says to people goes to standard output, and the two must not mix. */
  readonly destination?: DestinationStream;
}

/** Makes the server's log: lines of JSON with a time in UTC, and no secrets. */
export function createLog({ level, requests, destination }: LogSettings): Logger {
  const options: LoggerOptions = {
    base: null,
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => ({ ...requests.current() }),
    // A second guard: nothing hands these to the log on purpose.
    redact: ['headers', 'authorization', 'password', 'token', 'body', 'variables'],
    serializers: { err: describeError },
  };
  return pino(options, destination ?? pino.destination(2));
}

interface ErrorLine {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** Table, column or constraint that PostgreSQL complains of. */
  readonly at?: string;
  readonly stack?: string;
  readonly cause?: ErrorLine;
}

/**
 * An error without what it may carry along: the values of a failed statement, which may be a password's hash or an
 * unpublished article, or the connection that failed with all its settings. Causes are followed three deep.
 */
export function describeError(error: unknown, depth = 3): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: 'Not an error was thrown.' };
  const message = messageOf(error);
  const { cause } = error;
  return {
    type: error.name,
    message,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...placeOf(error),
    ...stackOf(error),
    ...(cause instanceof Error && depth > 0 && { cause: describeError(cause, depth - 1) }),
  };
}

function messageOf(error: Error): string {
  return error instanceof DrizzleQueryError ? `Failed query: ${error.query}` : error.message;
}

function placeOf(error: Error): { at?: string } {
  if (!(error instanceof pg.DatabaseError)) return {};
  const at = [error.table, error.column, error.constraint].filter((name) => name !== undefined);
  return at.length === 0 ? {} : { at: at.join('.') };
}

// PostgreSQL's own errors have a stack of pg's inner workings only, and a lost connection is no bug of ours.
function stackOf(error: Error): { stack?: string } {
  if (error instanceof pg.DatabaseError || error.stack === undefined) return {};
  const frames = error.stack.split('\n').filter((line) => /^\s+at /.test(line));
  return frames.length === 0 ? {} : { stack: frames.map((line) => line.trim()).join('\n') };
}

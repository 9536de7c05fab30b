import { GraphQLError } from 'graphql';
import { parseCursor, type Cursor } from '#server/records/cursor.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';
import { argumentError } from './page-arguments.ts';

/** Reads a cursor of the change feed; throws an error that names the argument where it is none. */
export function readFeedCursor(after: string): Cursor {
  const cursor = parseCursor(after);
  if (cursor !== null) return cursor;
  throw argumentError('after', 'is not a cursor of the change feed: give one that it answered.');
}

/** The error of a cursor from before the database was replaced or set back: `CURSOR_EXPIRED`. */
export function expiredCursor(): GraphQLError {
  return new GraphQLError(
    'The cursor is of another state of the database, which was replaced or restored since: read everything again, and follow the feed from its beginning or from its headCursor.',
    { extensions: { code: errorCodes.cursorExpired, path: ['after'] } },
  );
}

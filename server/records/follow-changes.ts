import type { Queryable } from '#server/database/connection.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { formatCursor, type Cursor } from './cursor.ts';
import { logPage } from './log-page.ts';
import { readChanges, type Change } from './read-changes.ts';

/** What a follower is told: a change with the cursor after it, or why it is told no more. */
export type Followed =
  | { readonly status: 'change'; readonly cursor: string; readonly change: Change }
  | { readonly status: 'reset'; readonly epoch: string }
  | { readonly status: 'refused'; readonly error: DeskError };

/** What a follower follows from, and what tells it when to look and when to end. */
export interface FollowOptions {
  readonly after: Cursor;
  readonly kinds: readonly RecordKind[] | undefined;
  /** Ends when the client is gone or the server stops. */
  readonly signal: AbortSignal;
  /** Resolves when there may be more than at its last call, and every few seconds anyway; at once after `signal`. */
  readonly changed: () => Promise<void>;
  /** Why the follower may be told no more; null while it may. Asked before anything is read. */
  readonly refusal: () => Promise<DeskError | null>;
}

// Few enough that a reader which stops in the middle of a page holds little, and may not go on long unasked.
const pageSize = 50;

/**
 * Tells of every change after a cursor, in the order of the log, each once, and then of those that come. A page is read
 * only when the one before was taken, so a slow reader holds one page and no more. Ends after a `reset` or `refused`.
 */
export async function* followChanges(
  db: Queryable,
  { after, kinds, signal, changed, refusal }: FollowOptions,
): AsyncGenerator<Followed, void, undefined> {
  let place = after;
  while (!signal.aborted) {
    const error = await refusal();
    if (error !== null) return yield { status: 'refused', error };
    const page = await logPage(db, { after: place, kinds, limit: pageSize });
    if (page.status === 'reset') return yield page;
    const found = await readChanges(
      db,
      page.entries.map(({ changeId }) => changeId),
    );
    const changes = new Map(found.map((change) => [change.id, change]));
    for (const { changeId, place: reached } of page.entries) {
      const change = changes.get(changeId);
      if (change === undefined) throw new Error(`The change ${changeId} is gone from the log.`);
      if (signal.aborted) return;
      yield { status: 'change', cursor: formatCursor(reached), change };
    }
    place = (page.more ? page.entries.at(-1)?.place : page.horizon) ?? place;
    if (!page.more) await changed();
  }
}

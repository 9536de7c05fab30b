import { and, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Transaction } from '#server/database/connection.ts';
import { pushedEdits } from '#server/database/schema.ts';
import type { Outcome } from '#shared/edits/outcome.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import type { PushAnswer, PushRequest } from '#shared/sync/protocol.ts';
import { isPermanent, retrying, rootCause } from './database-errors.ts';
import type { EditContext } from './edit-context.ts';
import { performEditIn } from './perform-edit.ts';
import { rejected, rejection } from './rejection.ts';

type Pushed = PushRequest['edits'][number];

/**
 * The door for replicas: edits in order, each in a transaction of its own, so that one bad edit never blocks the
 * others. An edit that was pushed before gets its first outcome and changes nothing. Throws when the database cannot
 * be reached: what was answered by then is stored, so sending everything again is safe.
 */
export async function pushEdits(context: EditContext, request: PushRequest): Promise<PushAnswer> {
  const outcomes: PushAnswer['outcomes'] = [];
  for (const pushed of request.edits) {
    const outcome = await pushEdit(context, request.clientId, pushed);
    outcomes.push({ sequence: pushed.sequence, outcome });
  }
  return { outcomes };
}

async function pushEdit(context: EditContext, clientId: string, pushed: Pushed): Promise<Outcome> {
  try {
    return await once(context, clientId, pushed.sequence, (tx) => {
      const parsed = parseEdit(pushed.edit);
      if (!parsed.ok) return Promise.resolve(rejected(parsed.error));
      const { sequence } = pushed;
      return performEditIn(tx, context, parsed.edit, { via: 'sync', clientId, sequence });
    });
  } catch (error) {
    if (!isPermanent(error)) throw error;
    // A bug would stop the replica's queue for ever; refused, the edit is kept there for a person to look at.
    const id = v7();
    context.log.error(
      { err: rootCause(error), id, clientId, sequence: pushed.sequence },
      'an edit failed',
    );
    const message = `The server failed over this edit, by no fault of its own (logged as ${id}): tell the administrator, then try it again.`;
    return once(context, clientId, pushed.sequence, () =>
      Promise.resolve(rejection('internal', message)),
    );
  }
}

/** Does the work unless this edit has its outcome already; both are kept in one transaction. */
function once(
  { db, account }: EditContext,
  clientId: string,
  sequence: number,
  work: (tx: Transaction) => Promise<Outcome>,
): Promise<Outcome> {
  return retrying(() =>
    db.transaction(async (tx) => {
      // One edit of a replica at a time: a resend that overtakes the first sending waits for its outcome.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${clientId}, 0))`);
      const [first] = await tx
        .select({ outcome: pushedEdits.outcome })
        .from(pushedEdits)
        .where(and(eq(pushedEdits.clientId, clientId), eq(pushedEdits.sequence, sequence)));
      if (first !== undefined) return first.outcome;
      const outcome = await work(tx);
      const accountId = account?.id ?? null;
      await tx.insert(pushedEdits).values({ clientId, sequence, accountId, outcome });
      return outcome;
    }),
  );
}

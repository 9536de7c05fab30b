import { and, eq, inArray, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Transaction } from '#server/database/connection.ts';
import { pushedEdits } from '#server/database/schema.ts';
import { insertRows } from '#server/database/write-rows.ts';
import type { PushOutcome } from '#shared/edits/outcome.ts';
import { isMerging } from '#shared/edits/edit.ts';
import { parseAnyEdit } from '#shared/edits/parse-edit.ts';
import type { PushAnswer, PushRequest } from '#shared/sync/protocol.ts';
import { retrying, rootCause } from './database-errors.ts';
import type { EditContext } from './edit-context.ts';
import { inBatches } from './in-batches.ts';
import { performEditsIn, type EditRequest } from './perform-edit.ts';
import { performMerging } from './perform-merging.ts';
import { pushDocument } from './push-document.ts';
import { rejected, rejection } from './rejection.ts';

type Pushed = PushRequest['edits'][number] & { readonly parsed: ReturnType<typeof parseAnyEdit> };
type Settled = PushAnswer['outcomes'][number];

// As many as a replica sends at once. More in one transaction would hold its locks, and back all readers, for longer.
const batchSize = 100;

/**
 * The door for replicas: edits in order, each with an outcome of its own, so that one bad edit never blocks the others.
 * An edit that was pushed before gets its first outcome and changes nothing. Throws when the database cannot be reached:
 * what was answered by then is stored, so sending everything again is safe.
 */
export async function pushEdits(context: EditContext, request: PushRequest): Promise<PushAnswer> {
  const { clientId } = request;
  const edits = request.edits.map((pushed) => ({ ...pushed, parsed: parseAnyEdit(pushed.edit) }));
  const outcomes = await inBatches(
    edits,
    batchSize,
    (some) => once(context, clientId, some, (tx, fresh) => work(tx, context, clientId, fresh)),
    async (pushed, error) => {
      // A bug would stop the replica's queue for ever; refused, the edit is kept there for a person to look at.
      const id = v7();
      const { sequence } = pushed;
      context.log.error({ err: rootCause(error), id, clientId, sequence }, 'an edit failed');
      const message = `The server failed over this edit, by no fault of its own (logged as ${id}): tell the administrator, then try it again.`;
      const refused = rejection('internal', message);
      const [settled] = await once(context, clientId, [pushed], () => Promise.resolve([refused]));
      return settled ?? { sequence, outcome: refused };
    },
    isAlone,
  );
  return { outcomes };
}

// A merge locks what it moves before the actors, which is the order of all writers only if nothing is locked before it.
function isAlone({ parsed, document }: Pushed): boolean {
  // So does an import, which looks for the article of a document's story.
  return document !== undefined || (parsed.ok && isMerging(parsed.edit));
}

async function work(
  tx: Transaction,
  context: EditContext,
  clientId: string,
  edits: readonly Pushed[],
): Promise<readonly PushOutcome[]> {
  const [first] = edits;
  if (first?.document !== undefined) return [await pushDocument(tx, context, clientId, first)];
  if (first?.parsed.ok === true && isMerging(first.parsed.edit)) {
    const options = { via: 'merge', clientId, sequence: first.sequence } as const;
    return [await performMerging(tx, context, first.parsed.edit, options)];
  }
  const requests = edits.flatMap(({ sequence, parsed }): EditRequest[] =>
    parsed.ok && !isMerging(parsed.edit)
      ? [{ edit: parsed.edit, options: { via: 'sync', clientId, sequence } }]
      : [],
  );
  const performed = (await performEditsIn(tx, context, requests)).values();
  return edits.map(({ parsed }) => {
    const outcome = parsed.ok ? performed.next().value : rejected(parsed.error);
    if (outcome === undefined) throw new Error('An edit was left without an outcome.');
    return outcome;
  });
}

/** Does the work on those edits that have no outcome yet; edits and outcomes are kept in one transaction. */
function once(
  { db, account }: EditContext,
  clientId: string,
  edits: readonly Pushed[],
  perform: (tx: Transaction, fresh: readonly Pushed[]) => Promise<readonly PushOutcome[]>,
): Promise<readonly Settled[]> {
  return retrying(() =>
    db.transaction(async (tx) => {
      // One push of a replica at a time: a resend that overtakes the first sending waits for its outcomes.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${clientId}, 0))`);
      const sequences = edits.map(({ sequence }) => sequence);
      const stored = await tx
        .select({ sequence: pushedEdits.sequence, outcome: pushedEdits.outcome })
        .from(pushedEdits)
        .where(and(eq(pushedEdits.clientId, clientId), inArray(pushedEdits.sequence, sequences)));
      const outcomes = new Map(stored.map(({ sequence, outcome }) => [sequence, outcome]));
      // A sequence that is twice in one message is one edit.
      const fresh = edits.filter(
        ({ sequence }, index) => !outcomes.has(sequence) && sequences.indexOf(sequence) === index,
      );
      const made = fresh.length === 0 ? [] : await perform(tx, fresh);
      const accountId = account?.id ?? null;
      const rows = fresh.flatMap(({ sequence }, index) => {
        const outcome = made[index];
        return outcome === undefined ? [] : [{ clientId, sequence, accountId, outcome }];
      });
      await insertRows(tx, pushedEdits, rows);
      for (const { sequence, outcome } of rows) outcomes.set(sequence, outcome);
      return edits.flatMap(({ sequence }) => {
        const outcome = outcomes.get(sequence);
        return outcome === undefined ? [] : [{ sequence, outcome }];
      });
    }),
  );
}

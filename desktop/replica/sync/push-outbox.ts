import type { Answered, Transport } from './transport.ts';
import { settleOutcomes, type Settled } from '../edits/settle-outcomes.ts';
import { documentOf } from '../store/documents.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { outboxRows, rewriteInOutbox, type OutboxRow } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';
import type { AnyEdit } from '#shared/edits/edit.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';
import type { PushRequest } from '#shared/sync/protocol.ts';

/** What pushing depends on. */
export interface PushContext {
  readonly store: Store;
  readonly transport: Transport;
  readonly newId: () => string;
  readonly changed: (ids: readonly string[]) => void;
}

// Smaller than the server's limit of edits, so that an answer lost costs little to get again.
const mostEdits = 100;
// UTF-16 code units of JSON; a single larger edit goes alone.
const mostText = 1_000_000;

/**
 * Sends all that waits, in order, until nothing does or the server gives no answer, which is then answered. An edit
 * is marked as sending before it leaves: from then on it may have arrived, so it is sent again unchanged under the
 * same sequence until its outcome is known.
 */
export async function pushOutbox(
  context: PushContext,
  signal: AbortSignal,
): Promise<Answered<null>> {
  const { store, transport, changed } = context;
  let most = mostEdits;
  for (;;) {
    const rows = nextBatch(store, most);
    if (rows.length === 0) return { ok: true, answer: null };
    store.write(() => {
      for (const row of rows) {
        if (row.state === 'queued') rewriteInOutbox(store, { ...row, state: 'sending' });
      }
    });
    const edits = rows.map((row) => toPush(store, row));
    const answered = await transport.push({ clientId: clientIdOf(context), edits }, signal);
    if (answered.ok) {
      const settled = pair(rows, answered.answer.outcomes);
      if (settled === null) return misanswered;
      if (settled.some(isForeign)) writeMeta(store, 'clientId', context.newId());
      else changed(settleOutcomes(store, settled));
    } else if (answered.failure !== 'bad_request') {
      return answered;
    } else if (rows.length > 1) {
      // Something in the batch cannot even be read: find it by sending less at a time.
      most = Math.ceil(rows.length / 2);
    } else {
      const error = { code: errorCodes.validationFailed, message: answered.message, path: [] };
      const settled = rows.map((row) => ({
        row,
        outcome: { outcome: 'rejected', error } as const,
      }));
      changed(settleOutcomes(store, settled));
    }
  }
}

/** The id of this replica, made once. */
export function clientIdOf({ store, newId }: Pick<PushContext, 'store' | 'newId'>): string {
  const known = readMeta(store, 'clientId');
  if (known !== undefined) return known;
  const clientId = newId();
  writeMeta(store, 'clientId', clientId);
  return clientId;
}

// What another account saved on this machine waits until that account is back.
function nextBatch(store: Store, most: number): OutboxRow[] {
  const accountId = readMeta(store, 'accountId') ?? null;
  const rows = outboxRows(
    store,
    `sequence IN (SELECT sequence FROM outbox WHERE state IN ('sending', 'queued')
       AND (account_id IS NULL OR account_id = ?) ORDER BY sequence LIMIT ?)`,
    [accountId, most],
  );
  let length = 0;
  const fit = rows.findIndex((row) => (length += lengthOf(store, row)) > mostText);
  return fit === -1 ? rows : rows.slice(0, Math.max(1, fit));
}

function lengthOf(store: Store, { edit }: OutboxRow): number {
  return JSON.stringify(edit).length + (documentOf(store, edit)?.length ?? 0);
}

function toPush(store: Store, { sequence, edit }: OutboxRow): PushRequest['edits'][number] {
  const document = documentOf(store, edit);
  return document === undefined
    ? { sequence, edit: withoutDocument(edit) }
    : { sequence, edit, document };
}

// Its bytes are gone, as after a broken file was mended: then it is an article that was typed in.
function withoutDocument(edit: AnyEdit): AnyEdit {
  if (edit.action !== 'create' || edit.kind !== 'article') return edit;
  const { document: _document, storyId: _id, storyVersion: _version, ...fields } = edit.fields;
  return { ...edit, fields };
}

type Outcomes = readonly { readonly sequence: number; readonly outcome: Settled['outcome'] }[];

function pair(rows: readonly OutboxRow[], outcomes: Outcomes): Settled[] | null {
  const bySequence = new Map(outcomes.map(({ sequence, outcome }) => [sequence, outcome]));
  const settled = rows.flatMap((row) => {
    const outcome = bySequence.get(row.sequence);
    return outcome === undefined ? [] : [{ row, outcome }];
  });
  return settled.length === rows.length ? settled : null;
}

// An answer about another record: this file is an old copy, and its sequences were used again since. A new client id
// makes them new.
function isForeign({ row, outcome }: Settled): boolean {
  if (outcome.outcome === 'rejected' || outcome.outcome === 'known') return false;
  return outcome.record.id !== row.edit.id;
}

const misanswered = {
  ok: false,
  failure: 'broken',
  message: 'The server did not answer for every edit that was sent; they are sent again.',
} as const;

import { recordsOf } from './references.ts';
import { updateHolds } from './update-holds.ts';
import { moveToKnown } from './move-to-known.ts';
import { keepBase } from '../store/base-rows.ts';
import { addConflict } from '../store/conflicts.ts';
import { dropDocument } from '../store/documents.ts';
import { removeFromOutbox, rewriteInOutbox, type OutboxRow } from '../store/outbox.ts';
import { project } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import type { PushOutcome } from '#shared/edits/outcome.ts';
import { assertNever } from '#shared/errors/assert-never.ts';

/** An edit that was sent, with the server's answer. */
export interface Settled {
  readonly row: OutboxRow;
  readonly outcome: PushOutcome;
}

/**
 * Takes the server's answers in, in one transaction: what was accepted leaves the outbox as its record enters the
 * base, a conflict moves to a place of its own, and what was refused stays with the reason. Answers the ids of the records that may look different now.
 */
export function settleOutcomes(store: Store, settled: readonly Settled[]): string[] {
  return store.write(() => {
    for (const { row, outcome } of settled) settle(store, row, outcome);
    // After all of them: what came in the same message was refused for want of the article.
    const moved = settled.flatMap(({ row, outcome }) =>
      outcome.outcome === 'known' ? moveToKnown(store, row.edit.id, outcome.record) : [],
    );
    const ids = new Set([
      ...settled.flatMap(({ row }) => recordsOf(row.edit)),
      ...moved,
      ...updateHolds(store),
    ]);
    project(store, [...ids]);
    return [...ids];
  });
}

function settle(store: Store, row: OutboxRow, outcome: PushOutcome): void {
  switch (outcome.outcome) {
    case 'applied':
    case 'merged':
    case 'known':
      keepBase(store, [outcome.record]);
      removeFromOutbox(store, row.sequence);
      dropDocument(store, row.edit);
      return;
    case 'conflict':
      keepBase(store, [outcome.record]);
      removeFromOutbox(store, row.sequence);
      addConflict(store, row, outcome.reason, outcome.fields);
      return;
    case 'rejected':
      rewriteInOutbox(store, { ...row, state: 'rejected', error: outcome.error });
      return;
    default:
      assertNever(outcome);
  }
}

import { requeue } from './update-holds.ts';
import { want } from '../sync/scoped.ts';
import { outboxOf, outboxRows, removeFromOutbox, type OutboxRow } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';
import type { AnyEdit } from '#shared/edits/edit.ts';
import type { AnyRecord } from '#shared/records/records.ts';

/**
 * Gives what waits on an article that was imported here to the one that the server had of it: its quotes move over, and
 * of changes of the article itself all but those of its text, which belong to another revision. Answers the ids of the
 * records that look different now.
 */
export function moveToKnown(store: Store, id: string, known: AnyRecord): string[] {
  const changed = [known.id];
  for (const row of outboxOf(store, id)) {
    removeFromOutbox(store, row.sequence);
    const edit = onKnown(row.edit, known);
    if (edit !== null) requeue(store, { ...row, edit, before: null });
  }
  for (const row of outboxRows(store).filter((each) => isQuoteOf(each, id))) {
    const { edit } = row;
    if (edit.action !== 'create' || edit.kind !== 'quote') continue;
    const fields = { ...edit.fields, articleId: known.id };
    // Under a new sequence: the old one has its answer, that there is no such article.
    requeue(store, { ...row, edit: { ...edit, fields } });
    changed.push(edit.id);
  }
  // Its quotes may not be here, where only a part of the desk is kept.
  want(store, [known.id]);
  return changed;
}

function onKnown(edit: AnyEdit, { id, revision }: AnyRecord): AnyEdit | null {
  if (edit.action !== 'update' || edit.kind !== 'article') return null;
  const { body: _body, ...changes } = edit.changes;
  if (Object.keys(changes).length === 0) return null;
  return { ...edit, id, baseRevision: revision, changes };
}

function isQuoteOf({ edit }: OutboxRow, articleId: string): boolean {
  return edit.action === 'create' && edit.kind === 'quote' && edit.fields.articleId === articleId;
}

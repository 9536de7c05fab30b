import { inArray } from 'drizzle-orm';
import { quotes } from '#server/database/schema.ts';
import { applyEdit } from '#shared/edits/apply-edit.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { RecordKind } from '#shared/records/records.ts';
import type { EditBatch } from './edit-batch.ts';
import { referencesOf, type Reference } from './references.ts';

// A quote's article comes before the quote, as when the article's body is edited, and what is named after what names it.
const lockOrder = ['article', 'quote', 'affiliation', 'topic', 'actor'] as const;

/**
 * Locks and reads everything that some edits are known to need, a kind at a time: the records that they change, and
 * those that they name. One order for all transactions means that nobody waits in a circle.
 */
export async function lockForEdits(batch: EditBatch, edits: readonly Edit[]): Promise<void> {
  const references: Reference[] = edits.flatMap((edit) =>
    edit.action === 'create' ? referencesOfEdit(batch, edit) : [],
  );
  references.push(...(await articlesOfQuotes(batch, edits)));
  for (const kind of lockOrder) {
    const ofKind = edits.filter((edit) => edit.kind === kind);
    await batch.lock(
      kind,
      ofKind.map(({ id }) => id),
    );
    for (const edit of ofKind) {
      if (edit.action !== 'create') references.push(...referencesOfEdit(batch, edit));
    }
    const named = references.filter((reference) => reference.kind === kind);
    await batch.refer(
      kind,
      named.map(({ id }) => id),
    );
  }
}

// Who made an edit and when has nothing to do with what it names.
const anyStamp = { at: '', by: null };

function referencesOfEdit(batch: EditBatch, edit: Edit): readonly Reference[] {
  const current = batch.record(edit.kind, edit.id) ?? null;
  if (edit.action === 'delete') return [];
  const next = applyEdit(edit.action === 'create' ? null : current, edit, anyStamp);
  if (next === null) return [];
  const all = referencesOf(next);
  return edit.action === 'update' ? all.filter(({ path }) => String(path[0]) in edit.changes) : all;
}

async function articlesOfQuotes(
  { tx }: EditBatch,
  edits: readonly Edit[],
): Promise<readonly Reference[]> {
  const ids = edits.filter(changesQuote).map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await tx
    .selectDistinct({ id: quotes.articleId })
    .from(quotes)
    .where(inArray(quotes.id, ids));
  return rows.map(({ id }) => ({ kind: 'article' satisfies RecordKind, id, path: ['articleId'] }));
}

function changesQuote({ kind, action }: Edit): boolean {
  return kind === 'quote' && action !== 'create';
}

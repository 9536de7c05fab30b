import { z } from 'zod';
import { baseOf } from '../store/base-rows.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { project } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import type { AnyRecord } from '#shared/records/records.ts';

const idRow = z.object({ id: z.string() });

/**
 * Notes the articles that these records of the server bring into sight for the first time: their other quotes did not
 * change, so only fetching them whole brings all. To be called before the records are kept.
 */
export function placeWithin(store: Store, records: readonly AnyRecord[]): void {
  const articles = new Set(records.flatMap(articleOf));
  want(
    store,
    [...articles].filter((id) => baseOf(store, id) === null),
  );
}

/**
 * Lets go of articles that are not in scope any more, with their quotes; those that an editor opened or has unsent work
 * on stay, and are fetched again. Answers the ids of what went.
 */
export function placeOutside(store: Store, outside: readonly string[]): string[] {
  const held = outside.filter((id) => baseOf(store, id) !== null);
  const opened = new Set(readMeta(store, 'opened'));
  const stays = held.filter((id) => opened.has(id) || isWorkedOn(store, id));
  want(store, stays);
  return held.filter((id) => !stays.includes(id)).flatMap((id) => dropArticle(store, id));
}

/** Removes what the server holds of an article from the store. Answers the ids of what went. */
export function dropArticle(store: Store, articleId: string): string[] {
  const ids = partsOf(store, articleId);
  for (const id of ids) store.run('DELETE FROM base WHERE id = ?', [id]);
  project(store, ids);
  return ids;
}

/** Whether an editor's work on the article or a quote of it waits here, as an edit or a conflict. */
export function isWorkedOn(store: Store, articleId: string): boolean {
  return partsOf(store, articleId).some(
    (id) =>
      store.first(
        `SELECT record_id AS id FROM outbox WHERE record_id = ?
         UNION ALL SELECT record_id FROM conflict WHERE record_id = ?`,
        [id, id],
        idRow,
      ) !== undefined,
  );
}

/** Adds articles to those that are to be fetched whole. */
export function want(store: Store, articleIds: readonly string[]): void {
  if (articleIds.length === 0) return;
  const wanted = new Set([...(readMeta(store, 'wanted') ?? []), ...articleIds]);
  writeMeta(store, 'wanted', [...wanted]);
}

/** Notes that an editor opened or edited an article, so that it stays here though the scope may leave it out. */
export function keepOpened(store: Store, articleId: string): void {
  if ((readMeta(store, 'scope') ?? null) === null) return;
  const others = (readMeta(store, 'opened') ?? []).filter((id) => id !== articleId);
  writeMeta(store, 'opened', [...others, articleId].slice(-mostOpened));
}

/** The same for the articles of records that an editor changed. */
export function keepWorkedOn(store: Store, ids: readonly string[]): void {
  const rows = ids.flatMap((id) =>
    store.all(
      'SELECT id FROM article WHERE id = ? UNION ALL SELECT article_id FROM quote WHERE id = ?',
      [id, id],
      idRow,
    ),
  );
  for (const { id } of rows) keepOpened(store, id);
}

// Those opened before are let go of at their next change.
const mostOpened = 200;

/** The articles that unsent work is on or in. */
export function articlesWorkedOn(store: Store): string[] {
  const records = [...recordsWorkedOn(store)].flatMap((id) => baseOf(store, id) ?? []);
  return [...new Set(records.flatMap(articleOf))];
}

/** The records that an edit or a conflict waits on. */
export function recordsWorkedOn(store: Store): ReadonlySet<string> {
  const sql = `SELECT record_id AS id FROM outbox UNION SELECT record_id FROM conflict
    UNION SELECT into_id FROM outbox WHERE into_id IS NOT NULL`;
  return new Set(store.all(sql, [], idRow).map(({ id }) => id));
}

function articleOf(record: AnyRecord): readonly string[] {
  if (record.kind === 'article') return [record.id];
  return record.kind === 'quote' ? [record.fields.articleId] : [];
}

// The article and its quotes, as the editor sees them and so with those that exist only here.
function partsOf(store: Store, articleId: string): string[] {
  const rows = store.all('SELECT id FROM quote WHERE article_id = ?', [articleId], idRow);
  return [articleId, ...rows.map(({ id }) => id)];
}

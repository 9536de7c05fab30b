import { z } from 'zod';
import { viewsOf } from '../reads/views.ts';
import type { Store } from '../store/store.ts';
import type { RecordOf } from '#shared/records/records.ts';
import {
  deskIndex,
  type DeskIndex,
  type KnownActor,
} from '#shared/suggestions/resolve/desk-knowledge.ts';

const idRow = z.object({ id: z.string() });

/** What the desk knows of its actors, read whole. */
export function readDesk(store: Store): DeskIndex {
  const index = deskIndex();
  for (const { record } of viewsOf(store, 'actor', 'deleted_at IS NULL', [])) {
    if (record.fields.mergedInto === null) index.putActor(knownActor(record));
  }
  for (const { record } of viewsOf(store, 'affiliation', 'deleted_at IS NULL', [])) {
    index.putAffiliation(record.id, record.fields);
  }
  return index;
}

/** Brings up to date what is known of these records. False where none of them is or was an actor or an affiliation. */
export function followActors(index: DeskIndex, store: Store, ids: readonly string[]): boolean {
  const list = JSON.stringify(ids);
  // A record that is gone is in no table: what is no quote, article or topic can have been an actor.
  const sql = `SELECT value AS id FROM json_each(?) WHERE value NOT IN (SELECT id FROM quote)
    AND value NOT IN (SELECT id FROM article) AND value NOT IN (SELECT id FROM topic)`;
  const touched = store.all(sql, [list], idRow).map(({ id }) => id);
  if (touched.length === 0) return false;
  for (const id of touched) {
    index.removeActor(id);
    index.removeAffiliation(id);
  }
  const live = 'deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))';
  const places = [JSON.stringify(touched)];
  for (const { record } of viewsOf(store, 'actor', live, places)) {
    if (record.fields.mergedInto === null) index.putActor(knownActor(record));
  }
  for (const { record } of viewsOf(store, 'affiliation', live, places)) {
    index.putAffiliation(record.id, record.fields);
  }
  return true;
}

function knownActor({ id, fields }: RecordOf<'actor'>): KnownActor {
  return { id, ...fields };
}

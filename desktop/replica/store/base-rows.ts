import { z } from 'zod';
import { readMeta } from './meta.ts';
import type { Store } from './store.ts';
import { anyRecordSchema, type AnyRecord } from '#shared/records/records.ts';

const baseRow = z.object({ json: z.string() });
const revisionRow = z.object({ revision: z.number(), generation: z.number() });

/** A record as the server was last seen to hold it. */
export function baseOf(store: Store, id: string): AnyRecord | null {
  const row = store.first('SELECT json FROM base WHERE id = ?', [id], baseRow);
  return row === undefined ? null : parseRecord(row.json);
}

/** Parses a record that was stored as JSON. */
export function parseRecord(text: string): AnyRecord {
  return anyRecordSchema.parse(JSON.parse(text));
}

/** Whether the server's row was kept, and whether there was none before. */
export type KeptBase = 'new' | 'newer' | 'not_newer';

/**
 * Keeps the server's row if it is newer than the one held, or if the one held is from before the current bootstrap
 * (after the server was restored, a lower revision can be the newer truth).
 */
export function keepBase(
  store: Store,
  record: AnyRecord,
  generation = readMeta(store, 'generation') ?? 0,
): KeptBase {
  const held = store.first(
    'SELECT revision, generation FROM base WHERE id = ?',
    [record.id],
    revisionRow,
  );
  if (held?.generation === generation && held.revision >= record.revision) return 'not_newer';
  store.run(
    `INSERT INTO base (id, kind, revision, generation, json) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, revision = excluded.revision,
       generation = excluded.generation, json = excluded.json`,
    [record.id, record.kind, record.revision, generation, JSON.stringify(record)],
  );
  return held === undefined ? 'new' : 'newer';
}

/** Makes an article and its quotes outlast the end of a bootstrap that did not bring them. */
export function renewGeneration(store: Store, articleIds: readonly string[]): void {
  const generation = readMeta(store, 'generation') ?? 0;
  for (const id of articleIds) {
    store.run(
      `UPDATE base SET generation = ?, revision = 0 WHERE generation < ?
         AND (id = ? OR id IN (SELECT id FROM quote WHERE article_id = ?))`,
      [generation, generation, id, id],
    );
  }
}

/** Removes the rows that the current bootstrap did not bring, and answers their ids. */
export function dropOlderGenerations(store: Store): string[] {
  const generation = readMeta(store, 'generation') ?? 0;
  const rows = store.all(
    'DELETE FROM base WHERE generation < ? RETURNING id',
    [generation],
    z.object({ id: z.string() }),
  );
  return rows.map(({ id }) => id);
}

import { z } from 'zod';
import { among } from './among.ts';
import { readMeta } from './meta.ts';
import type { Store } from './store.ts';
import { anyRecordSchema, type AnyRecord } from '#shared/records/records.ts';

const baseRow = z.object({ id: z.string(), json: z.string() });
const heldRow = z.object({ id: z.string(), revision: z.number(), generation: z.number() });
type HeldRow = Omit<z.infer<typeof heldRow>, 'id'>;

/** A record as the server was last seen to hold it. */
export function baseOf(store: Store, id: string): AnyRecord | null {
  return basesOf(store, [id]).get(id) ?? null;
}

/** The same for several records, by their ids. */
export function basesOf(store: Store, ids: readonly string[]): ReadonlyMap<string, AnyRecord> {
  const { sql, values } = among('id', ids);
  const rows = store.all(`SELECT id, json FROM base WHERE ${sql}`, values, baseRow);
  return new Map(rows.map(({ id, json }) => [id, parseRecord(json)]));
}

/** Parses a record that was stored as JSON. */
export function parseRecord(text: string): AnyRecord {
  return anyRecordSchema.parse(JSON.parse(text));
}

/** Which of the server's rows were kept: those of which there was none before, and those newer than what was held. */
export interface KeptBase {
  readonly added: readonly AnyRecord[];
  readonly renewed: readonly AnyRecord[];
}

/**
 * Keeps those of the server's rows that are newer than the ones held, or whose held ones are from before the current
 * bootstrap (after the server was restored, a lower revision can be the newer truth).
 */
export function keepBase(store: Store, records: readonly AnyRecord[]): KeptBase {
  const generation = readMeta(store, 'generation') ?? 0;
  const before = heldRows(store, records);
  const now = new Map(before);
  const kept = new Map<string, AnyRecord>();
  for (const record of records) {
    const held = now.get(record.id);
    if (held?.generation === generation && held.revision >= record.revision) continue;
    now.set(record.id, { revision: record.revision, generation });
    kept.set(record.id, record);
  }
  const all = [...kept.values()];
  store.insertAll(
    'INSERT INTO base (id, kind, revision, generation, json)',
    all.map((record) => [
      record.id,
      record.kind,
      record.revision,
      generation,
      JSON.stringify(record),
    ]),
    `ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, revision = excluded.revision,
       generation = excluded.generation, json = excluded.json`,
  );
  return {
    added: all.filter(({ id }) => !before.has(id)),
    renewed: all.filter(({ id }) => before.has(id)),
  };
}

function heldRows(store: Store, records: readonly AnyRecord[]): ReadonlyMap<string, HeldRow> {
  const { sql, values } = among(
    'id',
    records.map(({ id }) => id),
  );
  const rows = store.all(`SELECT id, revision, generation FROM base WHERE ${sql}`, values, heldRow);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
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

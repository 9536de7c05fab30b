import { sql } from 'drizzle-orm';
import pg from 'pg';
import {
  overClient,
  sessionConfig,
  type ConnectionConfig,
  type Transaction,
} from '#server/database/connection.ts';
import { migrationLock } from '#server/database/locks.ts';
import { searchedKinds, type SearchedKind } from '#shared/queries/search-terms.ts';
import { sortKey } from '#shared/queries/sort-key.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { analyserVersion } from '#shared/text/analyse.ts';
import { changesChannel } from './change-log.ts';
import { addNameKeys, writeNameKeys } from './index-actor-names.ts';
import { storeOf } from './kinds/kind-stores.ts';
import { indexRecords } from './search-index.ts';

const batch = 500;

/**
 * Makes the search terms, sort keys and name keys of all records anew where they were made by another version of the
 * analyser, and otherwise the name keys of actors that have none; answers how many records that were, 0 where everything
 * is up to date. Servers that start together take turns. Some records at a time, and the version last: a server killed
 * on the way begins again.
 */
export async function reindexDesk(config: ConnectionConfig): Promise<number> {
  const client = new pg.Client(sessionConfig(config));
  await client.connect();
  try {
    const db = overClient(client);
    await db.execute(sql`select pg_advisory_lock(${migrationLock}::bigint)`);
    const known = await db.execute<{ version: number }>(
      sql`select analyser_version as version from desk`,
    );
    if (known.rows[0]?.version === analyserVersion) return await addNameKeys(db);
    let count = 0;
    for (const kind of searchedKinds) {
      for (let after: string | null = null; ;) {
        const last: string | undefined = await db.transaction(async (tx) => {
          const ids = await idsAfter(tx, kind, after);
          const records = await storeOf(kind).load(tx, ids);
          await indexRecords(tx, records);
          await writeSortKeys(tx, kind, records);
          await writeNameKeys(tx, records);
          count += ids.length;
          return ids.at(-1);
        });
        if (last === undefined) break;
        after = last;
      }
    }
    await db.execute(sql`update desk set analyser_version = ${analyserVersion}`);
    // No record changed, but what lists are sorted by and searched for.
    await db.execute(sql`select pg_notify(${changesChannel}, '')`);
    return count;
  } finally {
    // Gives the lock back too.
    await client.end();
  }
}

// Locked, so that no other server edits a record between its reading and its indexing.
async function idsAfter(
  tx: Transaction,
  kind: SearchedKind,
  after: string | null,
): Promise<string[]> {
  const { table } = storeOf(kind);
  const begin = after === null ? sql`true` : sql`id > ${after}::uuid`;
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from ${table} where ${begin} order by id limit ${batch} for share`,
  );
  return rows.map(({ id }) => id);
}

async function writeSortKeys(
  tx: Transaction,
  kind: SearchedKind,
  records: readonly AnyRecord[],
): Promise<void> {
  const keys = records.flatMap((record) => {
    const name = nameOf(record);
    return name === undefined ? [] : [{ id: record.id, key: sortKey(name) }];
  });
  if (keys.length === 0) return;
  const { table } = storeOf(kind);
  const column = sql.identifier(kind === 'article' ? 'headline_key' : 'name_key');
  await tx.execute(sql`update ${table} set ${column} = next.key
    from json_to_recordset(${JSON.stringify(keys)}::json) as next(id uuid, key text)
    where ${table}.id = next.id and ${table}.${column} <> next.key`);
}

function nameOf(record: AnyRecord): string | undefined {
  if (record.kind === 'article') return record.fields.headline;
  return record.kind === 'actor' || record.kind === 'topic' ? record.fields.name : undefined;
}

import { join } from 'node:path';
import Database from 'libsql';
import { v7 } from 'uuid';
import { z } from 'zod';
import { openReplica, type Replica } from '#desktop/replica/open-replica.ts';
import { systemClock } from '#desktop/replica/ports.ts';
import type { BenchDesk } from './bench-desk.ts';
import type { BenchSettings } from './bench-settings.ts';
import { benchCopy } from './bench-copy.ts';
import { quantile, shown, timeCalls } from './statistics.ts';

const page = { offset: 0, limit: 50, direction: 'desc', orderBy: 'createdAt' } as const;
const calls = 40;

/** Measures a desktop's replica: see `benchCopy`; then, by itself, reading and saving beside bare libsql. */
export async function benchReplica(desk: BenchDesk, settings: BenchSettings): Promise<void> {
  const { say, rounds } = settings;
  const path = join(desk.dataDir, 'replica.sqlite');
  await benchCopy(desk, path, say);
  // Alone from here: what is measured is the store, not what the engine does meanwhile.
  const replica = openAlone(path);
  const bare = new Database(path);
  const scratch = new Database(join(desk.dataDir, 'scratch.sqlite'));
  try {
    scratch.exec('PRAGMA journal_mode = WAL');
    scratch.exec('PRAGMA synchronous = FULL');
    scratch.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT');
    const insert = scratch.prepare('INSERT INTO note (json) VALUES (?)');
    const { answerer } = replica;
    const rows = (from: string, where: string) =>
      bare.prepare(
        `SELECT id, article_id, reported_text, status, said_on, sync FROM quote ${from}
         WHERE deleted_at IS NULL AND ${where} ORDER BY created_key DESC, id DESC LIMIT 50`,
      );
    const verified = rows('', "status = 'verified'");
    const search = rows(
      '',
      'number IN (SELECT rowid FROM quote_search WHERE quote_search MATCH ?)',
    );
    const lists = {
      verified: { filter: { status: 'verified' }, ...page },
      search: { filter: { text: 'honest harbour' }, ...page },
    } as const;
    const match = '"honest" AND "harbour"';
    sameRows(await answerer.listQuotes(lists.verified), verified.all([]));
    sameRows(await answerer.listQuotes(lists.search), search.all([match]));
    const note = 'Checked against the recording of the meeting.'.repeat(4);
    let saved = 0;
    const cases: { name: string; took: number[]; work: () => unknown }[] = [
      {
        name: 'page of 50 verified quotes, counted',
        work: () => answerer.listQuotes(lists.verified),
      },
      { name: 'bare libsql: the same 50 rows', work: () => verified.all([]) },
      {
        name: 'search of quotes, 50 of them, counted',
        work: () => answerer.listQuotes(lists.search),
      },
      { name: 'bare libsql: the same 50 rows', work: () => search.all([match]) },
      {
        name: 'saving an edit of a quote',
        work: async () => {
          const id = desk.seeded.quoteIds[saved++ % desk.seeded.quoteIds.length] ?? '';
          const changes = { note: `${note} ${saved}` };
          const edit = { action: 'update', kind: 'quote', id, baseRevision: 1, changes } as const;
          const answer = await answerer.saveEdit({ edit });
          if (!answer.ok) throw new Error(answer.error.message);
        },
      },
      { name: 'bare libsql: one durable insert', work: () => insert.run([note]) },
    ].map((one) => ({ ...one, took: [] }));
    for (let round = 0; round <= rounds; round += 1) {
      for (const { work, took } of cases) {
        const times = await timeCalls(calls, work);
        // The first round warms up.
        if (round > 0) took.push(...times);
      }
    }
    say('replica | p50 ms | p95 ms');
    for (const { name, took } of cases) {
      say([name, shown(quantile(took, 0.5)), shown(quantile(took, 0.95))].join(' | '));
    }
  } finally {
    bare.close();
    scratch.close();
    await replica.close();
  }
}

const idRows = z.array(z.object({ id: z.string() }));

/** Like is measured beside like, or not at all. */
function sameRows(
  { rows }: { readonly rows: readonly { readonly id: string }[] },
  bare: unknown,
): void {
  const [ids, others] = [rows, idRows.parse(bare)].map((some) => some.map(({ id }) => id).join());
  if (rows.length === 0 || ids !== others) throw new Error('The replica and libsql differ.');
}

function openAlone(path: string): Replica {
  const opened = openReplica({
    appVersion: '1.0.0',
    path,
    server: 'http://127.0.0.1:9',
    transport: null,
    clock: systemClock,
    newId: () => v7(),
    random: Math.random,
  });
  if (!opened.ok) throw new Error(opened.message);
  return opened.replica;
}

import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { backUp } from '#server/database/backup/back-up.ts';
import { restoreBackup } from '#server/database/backup/restore-backup.ts';
import { verifyBackup } from '#server/database/backup/verify-backup.ts';
import { openDatabase, type Database } from '#server/database/connection.ts';
import { migrateDatabase } from '#server/database/migrate.ts';
import { migrationsFolder } from '#server/database/migration-state.ts';
import { openChangeBell } from '#server/http/change-bell.ts';
import { changedSince } from '#server/records/changed-since.ts';
import { currentCursor } from '#server/records/cursor.ts';
import { editRecord } from '#server/records/edit-record.ts';
import { pushEdits } from '#server/records/push-edits.ts';
import { loadSampleDesk } from '#server/sample-desk/load-sample-desk.ts';
import { v7 } from 'uuid';
import { accountOf, contextOf } from '#tests/support/desk-fixture.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts';

const cluster = inject('cluster');
const clock = () => new Date('2026-01-02T03:04:05Z');
const folder = await mkdtemp(join(tmpdir(), 'verbatim-backup-'));
const open: { close(): Promise<void>; database: TestDatabase }[] = [];

async function openTest(template: string): Promise<{ db: Database; database: TestDatabase }> {
  const database = await createTestDatabase({ ...cluster, template });
  const opened = openDatabase(database.connection);
  open.push({ close: () => opened.close(), database });
  return { db: opened.db, database };
}
const emptyDatabase = () => openTest('template0');
const newFile = () => join(folder, `${randomBytes(6).toString('hex')}.backup.tar.gz`);

/** Every row of every table, but for what a restore makes anew: transaction ids and the desk's own row. */
async function everything(db: Database): Promise<Record<string, unknown>> {
  const { rows: tables } = await db.execute<{ name: string }>(
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const all: Record<string, unknown> = {};
  for (const { name } of tables.filter((table) => table.name !== 'desk')) {
    const { rows } = await db.execute<{ row: object }>(
      sql`select to_jsonb(t) - 'xid' as row from ${sql.identifier(name)} t order by (to_jsonb(t) - 'xid')::text`,
    );
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

let db: Database;
let database: TestDatabase;
let file: string;
let cursor: string;
beforeAll(async () => {
  ({ db, database } = await openTest(cluster.template));
  const context = { ...contextOf(db, await accountOf(db, 'editor')), clock };
  await loadSampleDesk(context);
  // Everything that a text format could trip over.
  const text =
    'Second revision: tab\t, back\\slash \\N, line\nfeed, "quotes", \u{1f600}, e\u0301, \u0645\u0631';
  const id = v7();
  const created = await editRecord(context, {
    action: 'create',
    kind: 'topic',
    id,
    fields: { name: 'Odd' },
  });
  expect(created).toMatchObject({ outcome: 'applied' });
  await editRecord(context, {
    action: 'update',
    kind: 'topic',
    id,
    baseRevision: 1,
    changes: { description: text },
  });
  const deleted = await editRecord(context, {
    action: 'delete',
    kind: 'topic',
    id,
    baseRevision: 2,
  });
  expect(deleted.outcome).toBe('applied');
  await pushEdits(context, {
    clientId: v7(),
    edits: [
      { sequence: 1, edit: { action: 'create', kind: 'topic', id: v7(), fields: { name: 'P' } } },
      { sequence: 2, edit: { not: 'an edit' } },
    ],
  });
  cursor = await currentCursor(db);
  file = newFile();
  expect(await backUp({ connection: database.connection, file, clock, version: '1.2.3' })).toEqual(
    expect.objectContaining({ ok: true }),
  );
});
afterAll(async () => {
  for (const part of open.reverse()) {
    await part.close();
    await part.database.drop();
  }
  await rm(folder, { recursive: true });
});

const restore = (into: TestDatabase, from = file, replace = false) =>
  restoreBackup({ connection: into.connection, file: from, replace });

describe('A backup', () => {
  test('is for its owner alone, leaves no draft, and can be checked without a database', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
    const checked = await verifyBackup(file);
    expect(checked).toMatchObject({ ok: true, head: { verbatim: '1.2.3' } });
  });

  test('does not take the place of another file', async () => {
    const again = await backUp({ connection: database.connection, file, clock, version: '1' });
    expect(again).toEqual({ ok: false, message: expect.stringContaining('exists already') });
  });

  test.each([
    ['no such folder', join('none', 'x.tar.gz')],
    ['a folder that is a file', join('taken', 'x.tar.gz')],
  ])('that cannot be written is one line: %s', async (_name, path) => {
    await writeFile(join(folder, 'taken'), '');
    const made = await backUp({
      connection: database.connection,
      file: join(folder, path),
      clock,
      version: '1',
    });
    expect(made).toEqual({ ok: false, message: expect.stringMatching(/^[^\n]+[.]$/) });
  });

  test('of a database without a desk is refused', async () => {
    const { database: empty } = await emptyDatabase();
    const made = await backUp({
      connection: empty.connection,
      file: newFile(),
      clock,
      version: '1',
    });
    expect(made).toEqual({ ok: false, message: expect.stringContaining('no desk') });
  });

  test('holds one moment, whatever is written while it is made', async () => {
    const context = contextOf(db, await accountOf(db, 'editor'));
    let ended = false;
    const writing = (async () => {
      while (!ended) {
        const fields = { name: `Meanwhile ${v7()}` };
        await editRecord(context, { action: 'create', kind: 'topic', id: v7(), fields });
      }
    })();
    const path = newFile();
    await backUp({ connection: database.connection, file: path, clock, version: '1' });
    ended = true;
    await writing;
    const target = await emptyDatabase();
    expect(await restore(target.database, path)).toMatchObject({ ok: true });
    const { rows } = await target.db.execute(sql`
      select (select count(*) from topics) = (select count(*) from changes where kind = 'topic' and action = 'create') as agrees`);
    expect(rows).toEqual([{ agrees: true }]);
  });
});

describe('Restoring', () => {
  test('gives back every record, account, token, outcome and change, and the desk goes on from there', async () => {
    const source = await openTest(cluster.template);
    await restoreBackup({ connection: source.database.connection, file, replace: true });
    const target = await emptyDatabase();
    const path = newFile();
    const made = await backUp({
      connection: source.database.connection,
      file: path,
      clock,
      version: '1',
    });
    const restored = await restore(target.database, path);
    expect(restored).toMatchObject({ ok: true });
    expect(made.ok && restored.ok && restored.tables).toEqual(made.ok && made.tables);
    const all = await everything(target.db);
    expect(all).toEqual(await everything(source.db));
    expect(
      Object.values(all).filter((rows) => Array.isArray(rows) && rows.length > 0).length,
    ).toBeGreaterThan(8);
    expect(await migrateDatabase(target.database.connection)).toEqual({ ok: true });

    const before = await currentCursor(target.db);
    const context = contextOf(target.db, await accountOf(target.db, 'editor'));
    const id = v7();
    const outcome = await editRecord(context, {
      action: 'create',
      kind: 'topic',
      id,
      fields: { name: 'After' },
    });
    expect(outcome.outcome).toBe('applied');
    expect(
      await changedSince(target.db, { cursor: before, limit: 100, scope: null }),
    ).toMatchObject({
      status: 'changes',
      records: [{ id }],
    });
  });

  test('makes replicas load the desk afresh, also where the backup was made of that very database (2.1)', async () => {
    const { database: same, db: there } = await openTest(cluster.template);
    await restore(same, file, true);
    const own = newFile();
    await backUp({ connection: same.connection, file: own, clock, version: '1' });
    const known = await currentCursor(there);
    expect(await changedSince(there, { cursor, limit: 1, scope: null })).toMatchObject({
      status: 'reset',
    });
    expect(await restore(same, own, true)).toMatchObject({ ok: true });
    expect(await changedSince(there, { cursor: known, limit: 1, scope: null })).toMatchObject({
      status: 'reset',
    });
  });

  test('a desk that is there stays untouched unless it is to be replaced', async () => {
    const { database: used, db: there } = await openTest(cluster.template);
    await accountOf(there, 'admin');
    const before = await everything(there);
    expect(await restore(used)).toEqual({
      ok: false,
      message: expect.stringContaining('--replace'),
    });
    expect(await everything(there)).toEqual(before);
    expect(await restore(used, file, true)).toMatchObject({ ok: true });
    expect(await there.query.articles.findMany()).not.toEqual([]);
  });

  test('is refused while a server runs on the database, and where other tables are', async () => {
    const { database: busy, db: there } = await openTest(cluster.template);
    const bell = await openChangeBell(busy.connection, { warn: () => {} });
    expect(await restore(busy, file, true)).toEqual({
      ok: false,
      message: expect.stringContaining('server is running'),
    });
    await bell.close();
    await there.execute(sql`create table somebody_elses (id int)`);
    expect(await restore(busy, file, true)).toEqual({
      ok: false,
      message: expect.stringContaining('somebody_elses'),
    });
  });

  test('a backup of an older version comes up to this one', async () => {
    const later = join(folder, 'later-migrations');
    await cp(migrationsFolder, later, { recursive: true });
    await mkdir(join(later, '29990101000000_later'));
    await writeFile(
      join(later, '29990101000000_later', 'migration.sql'),
      "ALTER TABLE topics ADD COLUMN later text DEFAULT 'added' NOT NULL;",
    );
    const { database: target, db: there } = await emptyDatabase();
    const options = { connection: target.connection, file, replace: false };
    expect(await restoreBackup({ ...options, migrationsFolder: later })).toMatchObject({
      ok: true,
    });
    const { rows } = await there.execute(sql`select distinct later from topics`);
    expect(rows).toEqual([{ later: 'added' }]);

    // And the other way round: what the later version wrote is not for this one.
    const newer = newFile();
    await backUp({ connection: target.connection, file: newer, clock, version: '9.0.0' });
    const { database: empty, db: still } = await emptyDatabase();
    expect(await restore(empty, newer)).toEqual({
      ok: false,
      message: expect.stringMatching(/later version of Verbatim \(9\.0\.0.*29990101000000_later/),
    });
    expect(await everything(still)).toEqual({});
  });

  test.each<[string, (whole: Buffer) => Buffer]>([
    ['is empty', () => Buffer.alloc(0)],
    ['is something else', () => Buffer.from('not a backup')],
    ['is another archive', () => gzipSync(Buffer.alloc(2048))],
    ['was cut short', (whole) => whole.subarray(0, whole.length - 200)],
    ['was cut in the middle', (whole) => whole.subarray(0, Math.floor(whole.length / 2))],
    [
      'has a flipped bit',
      (whole) => {
        const copy = Buffer.from(whole);
        copy.writeUInt8(copy.readUInt8(copy.length - 600) ^ 4, copy.length - 600);
        return copy;
      },
    ],
    ['lacks its end', (whole) => gzipSync(gunzipSync(whole).subarray(0, -4096))],
    [
      'was altered and packed again',
      (whole) => {
        const text = gunzipSync(whole).toString('latin1');
        return gzipSync(Buffer.from(text.replace('Second revision', 'Forged revision'), 'latin1'));
      },
    ],
    [
      'has a row that fits no column',
      (whole) => {
        const text = gunzipSync(whole).toString('latin1');
        return gzipSync(Buffer.from(text.replace('\teditor\t', '\teditxx\t'), 'latin1'));
      },
    ],
  ])(
    'a file that %s is refused in one line, and the desk there stays as it was',
    async (_name, damage) => {
      const { database: used, db: there } = await openTest(cluster.template);
      await accountOf(there, 'admin');
      const before = await everything(there);
      const bad = newFile();
      await writeFile(bad, damage(await readFile(file)));
      const refused = { ok: false, message: expect.stringMatching(/^[^\n]*damaged[^\n]*[.]$/) };
      expect(await restore(used, bad, true)).toEqual(refused);
      expect(await everything(there)).toEqual(before);
      expect(await verifyBackup(bad)).toEqual(refused);
    },
  );
});

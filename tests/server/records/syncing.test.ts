import { sql } from 'drizzle-orm';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionConfig } from '#server/database/connection.ts';
import { bootstrapPage } from '#server/records/bootstrap-page.ts';
import { changesChannel } from '#server/records/change-log.ts';
import { changedSince } from '#server/records/changed-since.ts';
import { currentCursor } from '#server/records/cursor.ts';
import { editRecord } from '#server/records/edit-record.ts';
import { performEditIn } from '#server/records/perform-edit.ts';
import { pushEdits } from '#server/records/push-edits.ts';
import { outcomeSchema } from '#shared/edits/outcome.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { accountOf, contextOf } from '#tests/support/desk-fixture.ts';
import { testDatabase } from '#tests/support/test-database.ts';

let desk: Awaited<ReturnType<typeof testDatabase>>;
let context: ReturnType<typeof contextOf>;
beforeAll(async () => {
  desk = await testDatabase();
  context = contextOf(desk.db, await accountOf(desk.db, 'editor'));
});

const creation = (name: string, id = v7()) =>
  ({ action: 'create', kind: 'topic', id, fields: { name } }) as const;
const names = (records: readonly AnyRecord[]) =>
  records.map(({ fields }) => ('name' in fields ? fields.name : '')).sort();
async function pull(cursor: string, limit = 500) {
  const answer = await changedSince(desk.db, { cursor, limit, scope: null });
  if (answer.status !== 'changes') throw new Error(answer.status);
  return answer;
}

describe('pulling', () => {
  test('skips nothing of a transaction that began first and commits last (2.2)', async () => {
    const start = await currentCursor(desk.db);
    let commit = () => {};
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => {
      written = resolve;
    });
    const late = desk.db.transaction(async (tx) => {
      await performEditIn(tx, context, creation('late'), { via: 'graphql' });
      written();
      await mayCommit;
    });
    await isWritten;
    await editRecord(context, creation('early'));
    const meanwhile = await pull(start);
    // What committed above the open transaction waits for it, so that the cursor does not pass it by.
    expect(meanwhile.records).toEqual([]);
    commit();
    await late;
    const after = await pull(meanwhile.cursor);
    expect(names(after.records)).toEqual(['early', 'late']);
    expect((await pull(after.cursor)).records).toEqual([]);
  });

  test('by many writers, in small pages, brings every record in its last revision (2.3)', async () => {
    let cursor = await currentCursor(desk.db);
    const ids = Array.from({ length: 30 }, () => v7());
    const write = async (id: string) => {
      await editRecord(context, creation('first', id));
      const changes = { name: 'second' };
      await editRecord(context, { action: 'update', kind: 'topic', id, baseRevision: 1, changes });
    };
    let writing = true;
    const done = Promise.all(ids.map(write)).finally(() => {
      writing = false;
    });
    const seen = new Map<string, AnyRecord>();
    for (let more = true; more || writing;) {
      const answer = await pull(cursor, 7);
      for (const record of answer.records) {
        if (record.revision >= (seen.get(record.id)?.revision ?? 0)) seen.set(record.id, record);
      }
      ({ cursor, more } = answer);
    }
    await done;
    for (const record of (await pull(cursor)).records) seen.set(record.id, record);
    expect([...seen.keys()].sort()).toEqual(ids.sort());
    expect(new Set([...seen.values()].map(({ revision }) => revision))).toEqual(new Set([2]));
  });

  test('from another epoch, from the future or from nonsense starts over (2.4)', async () => {
    const cursor = await currentCursor(desk.db);
    const [epoch, xid] = cursor.split('.');
    for (const bad of [`${v7()}.${xid}.0`, `${epoch}.999999999999.0`, 'nonsense', '']) {
      expect(await changedSince(desk.db, { cursor: bad, limit: 10, scope: null })).toEqual({
        status: 'reset',
        epoch,
      });
    }
  });

  test('is announced by a notice when the change commits', async () => {
    const client = new pg.Client(sessionConfig(desk.database.connection));
    afterAll(() => client.end());
    await client.connect();
    await client.query(`listen ${changesChannel}`);
    const noticed = new Promise((resolve) => client.once('notification', resolve));
    await editRecord(context, creation('announced'));
    await noticed;
  });
});

describe('the first copy', () => {
  test('brings all records in pages of any size, and the pull what changed meanwhile (4.1)', async () => {
    const all = await bootstrapPage(desk.db, { after: null, limit: 500, scope: null });
    for (const limit of [1, 3, all.total]) {
      const records: AnyRecord[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof bootstrapPage>> = await bootstrapPage(desk.db, {
          after,
          limit,
          scope: null,
        });
        expect(page.total).toBe(all.total);
        records.push(...page.records);
        after = page.next;
      } while (after !== null);
      expect(records).toEqual(all.records);
    }
    const first = await bootstrapPage(desk.db, { after: null, limit: 2, scope: null });
    await editRecord(context, creation('meanwhile'));
    const second = await bootstrapPage(desk.db, { after: first.next, limit: 2, scope: null });
    expect(second.cursor).toBe(first.cursor);
    expect(names((await pull(first.cursor)).records)).toContain('meanwhile');
  });

  test('begins again from a place of another epoch (4.2)', async () => {
    const first = await bootstrapPage(desk.db, { after: null, limit: 2, scope: null });
    const foreign = `${v7()}.1.0/topic/${v7()}`;
    const again = await bootstrapPage(desk.db, { after: foreign, limit: 2, scope: null });
    expect(again.records).toEqual(first.records);
  });
});

describe('pushing', () => {
  const push = (clientId: string, edits: readonly (readonly [number, unknown])[]) =>
    pushEdits(context, {
      clientId,
      edits: edits.map(([sequence, edit]) => ({ sequence, edit })),
    });

  test('the same edit again, also at the same time, applies once and gets its first outcome (5.3)', async () => {
    const clientId = v7();
    const edit = creation('pushed');
    const answers = await Promise.all([1, 2, 3].map(() => push(clientId, [[1, edit]])));
    answers.push(await push(clientId, [[1, creation('something else')]]));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.outcomes[0]?.outcome).toMatchObject({ outcome: 'applied' });
    const log = await desk.db.query.changes.findMany({ where: { recordId: edit.id } });
    expect(log).toMatchObject([{ clientId, sequence: 1, via: 'sync' }]);
  });

  test('a bad edit is refused with its outcome kept, and those after it go on (5.4)', async () => {
    const clientId = v7();
    const edits: [number, unknown][] = [
      [1, null],
      [2, { action: 'create', kind: 'topic', id: v7(), fields: { name: '' } }],
      [3, creation('good')],
      [4, { action: 'update', kind: 'topic', id: v7(), baseRevision: 1, changes: {} }],
      [5, creation('good too')],
    ];
    const { outcomes } = await push(clientId, edits);
    expect(outcomes.map(({ outcome }) => outcome.outcome)).toEqual([
      'rejected',
      'rejected',
      'applied',
      'rejected',
      'applied',
    ]);
    for (const { outcome } of outcomes) expect(outcomeSchema.parse(outcome)).toEqual(outcome);
    expect((await push(clientId, edits)).outcomes).toEqual(outcomes);
  });

  test('overlapping pushes at the same time apply every edit once and agree on every outcome', async () => {
    const clientId = v7();
    const ids = Array.from({ length: 12 }, () => v7());
    const edits = ids.map((id, index): [number, unknown] => [
      index + 1,
      index % 4 === 3
        ? { action: 'create', kind: 'topic', id, fields: { name: '' } }
        : creation(`overlapping ${index}`, id),
    ]);
    const answers = await Promise.all([
      push(clientId, edits),
      push(clientId, edits.slice(0, 7)),
      push(clientId, edits.slice(4)),
      push(clientId, [...edits.slice(2, 5), ...edits.slice(2, 5)]),
    ]);
    const first = new Map(answers[0]?.outcomes.map(({ sequence, outcome }) => [sequence, outcome]));
    for (const { sequence, outcome } of answers.flatMap(({ outcomes }) => outcomes)) {
      expect(outcome).toEqual(first.get(sequence));
    }
    const log = await desk.db.query.changes.findMany({ where: { clientId } });
    expect(
      log.map(({ sequence }) => sequence).sort((one, other) => Number(one) - Number(other)),
    ).toEqual([1, 2, 3, 5, 6, 7, 9, 10, 11]);
  });

  test('edits that build on each other in one push find what those before them did (5.4)', async () => {
    const clientId = v7();
    const [parent, child] = [creation('parent'), v7()];
    const based = { kind: 'topic', id: child, baseRevision: 1 };
    const { outcomes } = await push(clientId, [
      [1, parent],
      [2, { ...creation('child', child), fields: { name: 'child', parentId: parent.id } }],
      [3, { ...based, action: 'update', changes: { name: 'renamed' } }],
      [4, { ...based, action: 'update', changes: { description: 'told' } }],
      [5, { action: 'delete', kind: 'topic', id: parent.id, baseRevision: 1 }],
      [6, { ...based, action: 'delete' }],
      [7, { action: 'delete', kind: 'topic', id: parent.id, baseRevision: 1 }],
      [8, { ...based, action: 'restore', baseRevision: 4 }],
    ]);
    expect(outcomes.map(({ outcome }) => outcome.outcome)).toEqual([
      'applied',
      'applied',
      'applied',
      'applied',
      'rejected',
      'applied',
      'applied',
      'rejected',
    ]);
    const log = await desk.db.query.changes.findMany({
      where: { recordId: child },
      orderBy: { revision: 'asc' },
    });
    expect(log).toMatchObject([
      { revision: 1, after: { name: 'child' } },
      { revision: 2, before: { name: 'child' }, after: { name: 'renamed' } },
      { revision: 3, after: { description: 'told' } },
      { revision: 4, action: 'delete' },
    ]);
    expect(new Set(log.map(({ xid }) => xid)).size).toBe(1);
  });

  test('an edit that makes the server fail leaves nothing half written and does not stop the queue', async () => {
    const clientId = v7();
    const bad = creation('fails in the database');
    const logged: object[] = [];
    await desk.db.execute(sql`
      alter table search_documents add constraint planted check (record_id <> ${sql.raw(`'${bad.id}'`)})`);
    const { outcomes } = await pushEdits(
      { ...context, log: { error: (details) => logged.push(details) } },
      {
        clientId,
        edits: [bad, creation('goes on')].map((edit, index) => ({ sequence: index + 1, edit })),
      },
    );
    await desk.db.execute(sql`alter table search_documents drop constraint planted`);
    expect(outcomes).toMatchObject([
      { outcome: { outcome: 'rejected', error: { code: 'INTERNAL' } } },
      { outcome: { outcome: 'applied' } },
    ]);
    expect(logged).toHaveLength(1);
    expect(await desk.db.query.topics.findMany({ where: { id: bad.id } })).toEqual([]);
    expect(await desk.db.query.changes.findMany({ where: { recordId: bad.id } })).toEqual([]);
  });

  test('deadlocks between two pushes end by themselves', async () => {
    const [a, b] = [creation('a'), creation('b')];
    await push(v7(), [
      [1, a],
      [2, b],
    ]);
    const swap = (id: string, parentId: string) =>
      push(v7(), [
        [1, { action: 'update', kind: 'topic', id, baseRevision: 1, changes: { parentId } }],
      ]);
    const answers = await Promise.all([swap(a.id, b.id), swap(b.id, a.id)]);
    expect(
      answers.flatMap(({ outcomes }) => outcomes.map(({ outcome }) => outcome.outcome)).sort(),
    ).toEqual(['applied', 'rejected']);
  });
});

import { v7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { pushEdits } from '#server/records/push-edits.ts';
import { readRecord } from '#server/records/read-record.ts';
import type { PushOutcome } from '#shared/edits/outcome.ts';
import { deskFixture, recordOf, type DeskFixture } from '#tests/support/desk-fixture.ts';

let desk: DeskFixture;
beforeAll(async () => {
  desk = await deskFixture();
});

const alias = (name: string) => ({ name, language: null, kind: 'other' as const });
const someActor = (names: readonly string[] = []) =>
  desk.create('actor', { kind: 'person', name: 'A', aliases: names.map(alias) });
const update = (id: string, baseRevision: number, changes: object) => ({
  action: 'update',
  kind: 'actor',
  id,
  baseRevision,
  changes,
});

/** A replica that pushes one edit at a time. */
function replica() {
  const clientId = v7();
  let sequence = 0;
  return async (edit: unknown): Promise<PushOutcome | undefined> => {
    sequence += 1;
    const answer = await pushEdits(desk.context, { clientId, edits: [{ sequence, edit }] });
    return answer.outcomes[0]?.outcome;
  };
}

describe('merging updates', () => {
  test('fields that nobody else changed merge by themselves (5.5, 6.2)', async () => {
    const { id } = await someActor();
    expect(await desk.edit(update(id, 1, { name: 'B' }))).toMatchObject({ outcome: 'applied' });
    expect(await desk.edit(update(id, 1, { country: 'SE' }))).toMatchObject({
      outcome: 'merged',
      record: { revision: 3, fields: { name: 'B', country: 'SE' } },
    });
  });

  test('a set merges by member (6.2)', async () => {
    const { id } = await someActor(['one', 'two']);
    await desk.edit(update(id, 1, { aliases: [alias('two'), alias('mine')] }));
    const outcome = await desk.edit(
      update(id, 1, { aliases: [alias('one'), alias('two'), alias('theirs')] }),
    );
    expect(recordOf('actor', outcome).fields.aliases.map(({ name }) => name)).toEqual([
      'two',
      'mine',
      'theirs',
    ]);
  });

  test('a field changed differently is a conflict with the three values, and nothing is written (5.5)', async () => {
    const { id } = await someActor();
    const theirs = recordOf('actor', await desk.edit(update(id, 1, { name: 'Theirs' })));
    expect(await desk.edit(update(id, 1, { name: 'Mine', country: 'SE' }))).toEqual({
      outcome: 'conflict',
      reason: 'fields',
      record: theirs,
      fields: [{ field: 'name', base: 'A', mine: 'Mine', theirs: 'Theirs' }],
    });
    expect(await readRecord(desk.db, 'actor', id)).toEqual(theirs);
  });

  test('the same change made twice is accepted without a new revision', async () => {
    const { id } = await someActor();
    await desk.edit(update(id, 1, { name: 'Same' }));
    expect(await desk.edit(update(id, 1, { name: 'Same' }))).toMatchObject({
      outcome: 'merged',
      record: { revision: 2 },
    });
  });

  test('an instant written in another way is the same instant', async () => {
    const article = await desk.create('article', {
      headline: 'H',
      publishedAt: '2024-05-29T19:02:00.500Z',
    });
    expect(article.fields.publishedAt).toBe('2024-05-29T19:02:00.5Z');
    const same = { publishedAt: '2024-05-29T19:02:00.500000Z' };
    const edit = { ...update(article.id, 1, same), kind: 'article' };
    expect(await desk.edit(edit)).toMatchObject({ outcome: 'applied', record: { revision: 1 } });
  });

  test('a base revision that the server has not reached is refused', async () => {
    const { id } = await someActor();
    expect(await desk.edit(update(id, 7, { name: 'B' }))).toMatchObject({
      outcome: 'rejected',
      error: { code: 'VALIDATION_FAILED', path: ['baseRevision'] },
    });
  });
});

describe('edits that a replica queued on one base revision', () => {
  test('do not conflict with each other, also behind their own create', async () => {
    const push = replica();
    const id = v7();
    const fields = { kind: 'person', name: 'A' };
    await push({ action: 'create', kind: 'actor', id, fields });
    expect(await push(update(id, 1, { name: 'B' }))).toMatchObject({ outcome: 'applied' });
    expect(await push(update(id, 1, { name: 'C' }))).toMatchObject({ outcome: 'applied' });
    expect(await push({ action: 'delete', kind: 'actor', id, baseRevision: 1 })).toMatchObject({
      outcome: 'applied',
      record: { revision: 4, fields: { name: 'C' } },
    });
  });

  test('do not take back what somebody else added in between', async () => {
    const push = replica();
    const { id } = await someActor(['a']);
    await desk.edit(update(id, 1, { aliases: [alias('a'), alias('x')] }));
    await push(update(id, 1, { aliases: [alias('a'), alias('b')] }));
    const outcome = await push(update(id, 1, { aliases: [alias('a'), alias('b'), alias('c')] }));
    expect(outcome).toMatchObject({
      outcome: 'merged',
      record: { fields: { aliases: ['a', 'x', 'b', 'c'].map(alias) } },
    });
  });

  test('still conflict with what somebody else changed after the first', async () => {
    const push = replica();
    const { id } = await someActor();
    await push(update(id, 1, { name: 'B' }));
    await desk.edit(update(id, 2, { name: 'Theirs' }));
    expect(await push(update(id, 1, { name: 'C' }))).toMatchObject({
      outcome: 'conflict',
      fields: [{ field: 'name', base: 'B', mine: 'C', theirs: 'Theirs' }],
    });
  });
});

describe('deleting and restoring beside others', () => {
  const remove = (id: string, baseRevision: number) => ({
    action: 'delete',
    kind: 'actor',
    id,
    baseRevision,
  });

  test('a delete of what somebody changed since is a conflict (7.3)', async () => {
    const { id } = await someActor();
    const changed = recordOf('actor', await desk.edit(update(id, 1, { name: 'B' })));
    expect(await desk.edit(remove(id, 1))).toEqual({
      outcome: 'conflict',
      reason: 'changed_since',
      record: changed,
      fields: [{ field: 'name', base: 'A', mine: null, theirs: 'B' }],
    });
  });

  test('an update of what somebody deleted is a conflict (7.3)', async () => {
    const { id } = await someActor();
    const deleted = recordOf('actor', await desk.edit(remove(id, 1)));
    expect(await desk.edit(update(id, 1, { name: 'B' }))).toEqual({
      outcome: 'conflict',
      reason: 'deleted',
      record: deleted,
      fields: [{ field: 'name', base: 'A', mine: 'B', theirs: 'A' }],
    });
  });

  test('two deletes and two restores agree (7.3)', async () => {
    const { id } = await someActor();
    await desk.edit(remove(id, 1));
    expect(await desk.edit(remove(id, 1))).toMatchObject({
      outcome: 'merged',
      record: { revision: 2 },
    });
    const restore = { ...remove(id, 2), action: 'restore' };
    expect(await desk.edit(restore)).toMatchObject({ outcome: 'applied', record: { revision: 3 } });
    expect(await desk.edit(restore)).toMatchObject({ outcome: 'merged', record: { revision: 3 } });
  });
});

describe('conflicts tell base, mine and theirs of each field', () => {
  const remove = (id: string, baseRevision: number) => ({
    action: 'delete',
    kind: 'actor',
    id,
    baseRevision,
  });

  test('under a delete: those that others changed, and no others', async () => {
    const { id } = await someActor(['one']);
    await desk.edit(update(id, 1, { country: 'SE', description: 'x' }));
    await desk.edit(update(id, 2, { aliases: ['one', 'two'].map(alias), description: null }));
    expect(await desk.edit(remove(id, 1))).toMatchObject({
      reason: 'changed_since',
      fields: [
        { field: 'country', base: null, mine: null, theirs: 'SE' },
        {
          field: 'aliases',
          base: [alias('one')],
          mine: null,
          theirs: ['one', 'two'].map(alias),
        },
      ],
    });
    expect(await desk.edit(remove(id, 3))).toMatchObject({ outcome: 'applied' });
  });

  test('of what somebody changed and then deleted: those that mine would change', async () => {
    const { id } = await someActor(['one']);
    await desk.edit(update(id, 1, { name: 'Theirs', country: 'SE' }));
    await desk.edit(remove(id, 2));
    const aliases = ['one', 'mine'].map(alias);
    expect(await desk.edit(update(id, 1, { name: 'Mine', aliases }))).toMatchObject({
      reason: 'deleted',
      fields: [
        { field: 'name', base: 'A', mine: 'Mine', theirs: 'Theirs' },
        { field: 'aliases', base: [alias('one')], mine: aliases, theirs: [alias('one')] },
      ],
    });
    expect((await readRecord(desk.db, 'actor', id))?.fields).toMatchObject({ name: 'Theirs' });
  });

  test('of a member that both changed: the whole set thrice', async () => {
    const designation = (note: string | null) => [
      { label: 'banned', authority: 'Board', since: null, note },
    ];
    const { id } = await desk.create('actor', {
      kind: 'group',
      name: 'A',
      designations: designation(null),
    });
    await desk.edit(update(id, 1, { designations: designation('theirs') }));
    expect(await desk.edit(update(id, 1, { designations: designation('mine') }))).toMatchObject({
      outcome: 'conflict',
      fields: [
        {
          field: 'designations',
          base: designation(null),
          mine: designation('mine'),
          theirs: designation('theirs'),
        },
      ],
    });
  });

  test('a replica that deletes what it changed itself is in no conflict with itself', async () => {
    const push = replica();
    const { id } = await someActor();
    await push(update(id, 1, { name: 'B' }));
    expect(await push(remove(id, 1))).toMatchObject({ outcome: 'applied' });
    expect(await push(update(id, 1, { name: 'C' }))).toMatchObject({
      reason: 'deleted',
      fields: [{ field: 'name', base: 'B', mine: 'C', theirs: 'B' }],
    });
  });

  test('a create with an id that exists is refused, and changes nothing, deleted or not', async () => {
    const { id } = await someActor();
    const create = { action: 'create', kind: 'actor', id, fields: { kind: 'person', name: 'Z' } };
    const taken = { outcome: 'rejected', error: { code: 'ALREADY_EXISTS', path: ['id'] } };
    expect(await desk.edit(create)).toMatchObject(taken);
    const deleted = recordOf('actor', await desk.edit(remove(id, 1)));
    expect(await desk.edit(create)).toMatchObject(taken);
    expect(await readRecord(desk.db, 'actor', id)).toEqual(deleted);
    const fresh = { ...create, id: v7() };
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => desk.edit(fresh)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      'applied',
      'rejected',
      'rejected',
      'rejected',
    ]);
  });
});

describe('twenty editors at one record', () => {
  test('who each add a member all find theirs in it, and the log replays to the last state', async () => {
    const { id } = await someActor();
    const names = Array.from({ length: 20 }, (_, number) => `alias ${number}`);
    const outcomes = await Promise.all(
      names.map((name) => desk.edit(update(id, 1, { aliases: [alias(name)] }))),
    );
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['applied', 'merged']));
    const record = await readRecord(desk.db, 'actor', id);
    const log = await desk.db.query.changes.findMany({
      where: { recordId: id },
      orderBy: { revision: 'asc' },
    });
    expect(log.map(({ revision }) => revision)).toEqual(
      names.map((_, index) => index + 1).concat(21),
    );
    expect(record?.fields).toEqual(log.reduce((state, { after }) => ({ ...state, ...after }), {}));
    expect(JSON.stringify(record)).toMatch(
      new RegExp(names.map((name) => `(?=.*"${name}")`).join('')),
    );
    // Each change begins where the one before it ended.
    log.slice(1).forEach(({ before }, index) => {
      expect(log[index]?.after).toMatchObject(before);
    });
  });
});

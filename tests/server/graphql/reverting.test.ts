import { beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '#server/accounts/account.ts';
import { graphqlDesk, type GraphqlDesk } from '#tests/support/graphql-desk.ts';
import {
  countRows,
  makeRecords,
  mutate,
  type MadeRecords,
  type MutationAnswer,
} from '#tests/support/graphql-mutations.ts';

let desk: GraphqlDesk;
let records: MadeRecords;
let write: ReturnType<typeof mutate>;
beforeAll(async () => {
  desk = await graphqlDesk();
  write = mutate(desk);
  records = await makeRecords(desk);
});

interface Reverted extends MutationAnswer {
  readonly change?: Readonly<Record<string, unknown>> & { readonly id: string };
}

const revertText = `mutation ($input: RevertChangeInput!) {
  revertChange(input: $input) {
    __typename
    ... on RevertChangePayload {
      merged
      record { id ... on Topic { revision name description deletedAt } ... on Actor { revision name deletedAt aliases { name } }
        ... on Quote { revision status anchorStatus segments { start end } } ... on Article { revision body } }
      change { id via action revision by { name } reverts { id } fields { field before after } }
    }
    ... on Conflict { reason revision fields { field base mine theirs } now: record { id } }
    ... on Error { code message path }
  }
}`;

async function revert(changeId: string, viewer: Account | null = desk.accounts.editor) {
  const data = await desk.data(revertText, { input: { changeId } }, viewer);
  return (data as { revertChange: Reverted }).revertChange;
}

/** The id of the change that made a revision of a record; of its latest unless told. */
async function changeOf(id: string, revision?: number): Promise<string> {
  const selection = 'history(first: 100) { edges { node { id revision } } }';
  const types = ['Topic', 'Actor', 'Affiliation', 'Article', 'Quote'];
  const data = await desk.data(
    `query ($id: ID!) { node(id: $id) { ${types.map((type) => `... on ${type} { ${selection} }`).join(' ')} } }`,
    { id },
  );
  const { edges } = (
    data as { node: { history: { edges: { node: { id: string; revision: number } }[] } } }
  ).node.history;
  const edge = edges.find(({ node }) => revision === undefined || node.revision === revision);
  if (edge === undefined) throw new Error(`no revision ${revision}`);
  return edge.node.id;
}

async function make(kind: 'topic' | 'actor' | 'article' | 'quote', input: object): Promise<string> {
  const made = await write('create', kind, input);
  if (made.record === undefined) throw new Error(JSON.stringify(made));
  return made.record.id;
}
const update = (
  kind: 'topic' | 'actor' | 'article' | 'quote',
  id: string,
  at: number,
  changes: object,
) => write('update', kind, { id, baseRevision: at, changes });

describe('Reverting an update', () => {
  test('gives its fields their former values, by a change of its own that says so', async () => {
    const id = await make('topic', { name: 'Before', description: 'Kept' });
    await update('topic', id, 1, { name: 'After' });
    const changeId = await changeOf(id);
    expect(await revert(changeId)).toMatchObject({
      __typename: 'RevertChangePayload',
      merged: false,
      record: { id, revision: 3, name: 'Before', description: 'Kept' },
      change: {
        via: 'REVERT',
        action: 'UPDATE',
        revision: 3,
        by: { name: 'The editor' },
        reverts: { id: changeId },
        fields: [{ field: 'name', before: 'After', after: 'Before' }],
      },
    });
  });

  test('keeps what others changed since in other fields', async () => {
    const id = await make('topic', { name: 'Before' });
    await update('topic', id, 1, { name: 'After' });
    await update('topic', id, 2, { description: 'Meanwhile' });
    expect(await revert(await changeOf(id, 2))).toMatchObject({
      merged: true,
      record: { name: 'Before', description: 'Meanwhile' },
    });
  });

  test('is a conflict where the same field was changed since, with all three values', async () => {
    const id = await make('topic', { name: 'Before' });
    await update('topic', id, 1, { name: 'After' });
    await update('topic', id, 2, { name: 'Meanwhile' });
    const rows = await countRows(desk);
    expect(await revert(await changeOf(id, 2))).toEqual({
      __typename: 'Conflict',
      reason: 'FIELDS',
      revision: 3,
      fields: [{ field: 'name', base: 'After', mine: 'Before', theirs: 'Meanwhile' }],
      now: { id },
    });
    expect(await countRows(desk)).toEqual(rows);
  });

  test('takes only its own members out of a set, and brings back only those that it removed', async () => {
    const alias = (name: string) => ({ name, kind: 'OTHER' });
    const id = await make('actor', {
      kind: 'GROUP',
      name: 'Band',
      aliases: [alias('one'), alias('two')],
    });
    await update('actor', id, 1, { aliases: [alias('two'), alias('three')] });
    await update('actor', id, 2, { aliases: [alias('two'), alias('three'), alias('four')] });
    const reverted = await revert(await changeOf(id, 2));
    const { aliases } = reverted.record as unknown as { aliases: { name: string }[] };
    expect(aliases.map(({ name }) => name).sort()).toEqual(['four', 'one', 'two']);
  });

  test('that was reverted already changes nothing and makes no change', async () => {
    const id = await make('topic', { name: 'Before' });
    await update('topic', id, 1, { name: 'After' });
    const changeId = await changeOf(id);
    await revert(changeId);
    expect(await revert(changeId)).toMatchObject({
      record: { revision: 3, name: 'Before' },
      change: null,
    });
  });

  test('can be reverted in its turn', async () => {
    const id = await make('topic', { name: 'Before' });
    await update('topic', id, 1, { name: 'After' });
    const first = await revert(await changeOf(id));
    expect(await revert(first.change?.id ?? '')).toMatchObject({
      record: { name: 'After', revision: 4 },
      change: { via: 'REVERT', reverts: { id: first.change?.id } },
    });
  });

  test('of a deleted record is a conflict', async () => {
    const id = await make('topic', { name: 'Before' });
    await update('topic', id, 1, { name: 'After' });
    await write('delete', 'topic', { id, baseRevision: 2 });
    expect(await revert(await changeOf(id, 2))).toMatchObject({
      __typename: 'Conflict',
      reason: 'DELETED',
    });
  });

  test('is refused where what the former value refers to is gone', async () => {
    const parent = await make('topic', { name: 'Parent' });
    const id = await make('topic', { name: 'Child', parentId: parent });
    await update('topic', id, 1, { parentId: null });
    await write('delete', 'topic', { id: parent, baseRevision: 1 });
    expect(await revert(await changeOf(id))).toMatchObject({
      __typename: 'ReferenceNotFoundError',
      path: ['input', 'changeId'],
    });
  });

  test("of an article's body moves its quotes back, and theirs cannot be reverted alone", async () => {
    const article = await make('article', { headline: 'Boats', body: 'Boats are late, she said.' });
    const quote = await make('quote', {
      articleId: article,
      reportedText: 'Boats are late',
      segments: [{ start: 0, end: 14, prefix: '', suffix: ', she said.' }],
    });
    await update('article', article, 1, { body: 'On Monday: Boats are late, she said.' });
    const moved = await changeOf(quote);
    expect(await revert(moved)).toMatchObject({
      __typename: 'ValidationError',
      message: expect.stringContaining('revert the change of the article'),
      path: ['input', 'changeId'],
    });
    expect(await revert(await changeOf(article))).toMatchObject({
      record: { body: 'Boats are late, she said.' },
    });
    const now = await desk.data(
      'query ($id: ID!) { node(id: $id) { ... on Quote { segments { start end } } } }',
      { id: quote },
    );
    expect(now).toEqual({ node: { segments: [{ start: 0, end: 14 }] } });
  });

  test("of a quote's words sets what the server sets anew, and does not write it over", async () => {
    const article = await make('article', { headline: 'Boats', body: 'Boats are late, she said.' });
    const quote = await make('quote', {
      articleId: article,
      reportedText: 'Boats are late',
      segments: [{ start: 0, end: 14, prefix: '', suffix: ', she said.' }],
    });
    await update('quote', quote, 1, { reportedText: 'Boats were late' });
    expect(await revert(await changeOf(quote))).toMatchObject({
      record: { anchorStatus: 'EXACT', segments: [{ start: 0, end: 14 }] },
    });
  });
});

describe('Reverting other changes', () => {
  test('a create is deleted, a delete restored, a restore deleted again', async () => {
    const id = await make('topic', { name: 'Comes and goes' });
    const deleted = await revert(await changeOf(id));
    expect(deleted).toMatchObject({
      record: { id, revision: 2, deletedAt: expect.any(String) },
      change: { action: 'DELETE', via: 'REVERT' },
    });
    const restored = await revert(deleted.change?.id ?? '');
    expect(restored).toMatchObject({
      record: { revision: 3, deletedAt: null, name: 'Comes and goes' },
      change: { action: 'RESTORE' },
    });
    expect(await revert(restored.change?.id ?? '')).toMatchObject({
      change: { action: 'DELETE', revision: 4 },
    });
  });

  test('a create is not deleted over the head of whoever edited it since', async () => {
    const id = await make('topic', { name: 'Edited' });
    await update('topic', id, 1, { name: 'Edited since' });
    expect(await revert(await changeOf(id, 1))).toMatchObject({
      __typename: 'Conflict',
      reason: 'CHANGED_SINCE',
      revision: 2,
    });
  });

  test('a create is not deleted while others refer to it', async () => {
    expect(await revert(await changeOf(records.article, 1))).toMatchObject({
      __typename: 'StillReferencedError',
      path: ['input', 'changeId'],
    });
  });
});

test('A part of a merge cannot be reverted alone', async () => {
  const [into, from] = [
    await make('actor', { kind: 'GROUP', name: 'The Ferry Crew' }),
    await make('actor', { kind: 'GROUP', name: 'Ferry Crew' }),
  ];
  const merged = await desk.data(
    'mutation ($input: MergeActorsInput!) { mergeActors(input: $input) { __typename } }',
    { input: { intoId: into, intoBaseRevision: 1, fromId: from, fromBaseRevision: 1 } },
  );
  expect(merged).toEqual({ mergeActors: { __typename: 'MergeActorsPayload' } });
  const rows = await countRows(desk);
  for (const id of [into, from]) {
    expect(await revert(await changeOf(id))).toMatchObject({
      __typename: 'ValidationError',
      message: expect.stringContaining('unmergeActor'),
    });
  }
  expect(await countRows(desk)).toEqual(rows);
});

describe('Who may revert what:', () => {
  test.each(['reader', null] as const)('%s may not, and learns no more', async (role) => {
    const changeId = await changeOf(records.topic);
    const rows = await countRows(desk);
    const viewer = role === null ? null : desk.accounts[role];
    const expected = role === null ? 'UnauthenticatedError' : 'ForbiddenError';
    const unknown = Buffer.from('Change:999999').toString('base64');
    for (const id of [changeId, unknown]) {
      expect((await revert(id, viewer)).__typename).toBe(expected);
    }
    expect(await countRows(desk)).toEqual(rows);
  });

  test('what is no change cannot be reverted', async () => {
    const unknown = Buffer.from('Change:999999').toString('base64');
    expect(await revert(unknown)).toMatchObject({
      __typename: 'NotFoundError',
      path: ['input', 'changeId'],
    });
    for (const changeId of [records.topic, 'nonsense', '', '5']) {
      expect(await revert(changeId)).toMatchObject({
        __typename: 'ValidationError',
        path: ['input', 'changeId'],
      });
    }
  });
});

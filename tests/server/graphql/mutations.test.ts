import { describe, expect, test } from 'vitest';
import { recordKinds } from '#shared/records/records.ts';
import { graphqlDesk } from '#tests/support/graphql-desk.ts';
import { leastInput, makeRecords, mutate, unknownId } from '#tests/support/graphql-mutations.ts';

const desk = await graphqlDesk();
const write = mutate(desk);

const changes = {
  topic: { name: 'Ships' },
  actor: { name: 'Ida Maria Holm' },
  affiliation: { role: 'captain' },
  article: { slug: 'boats' },
  quote: { cue: 'said' },
};

describe.each(recordKinds)('A record of kind %s', (kind) => {
  test('is made, changed, deleted and restored, each on the revision before', async () => {
    const records = await makeRecords(desk);
    // A record that nothing refers to: the one just made, or for what is referred to another.
    const made =
      kind === 'affiliation' || kind === 'quote'
        ? records[kind]
        : (await write('create', kind, leastInput(records)[kind])).record?.id;
    const updated = await write('update', kind, {
      id: made,
      baseRevision: 1,
      changes: changes[kind],
    });
    expect(updated).toMatchObject({
      __typename: expect.stringMatching(/^Update\w+Payload$/),
      merged: false,
    });
    expect(updated.record).toEqual({ id: made, revision: 2, deletedAt: null });
    const deleted = await write('delete', kind, { id: made, baseRevision: 2 });
    expect(deleted.record).toMatchObject({ revision: 3, deletedAt: expect.stringMatching(/Z$/) });
    const restored = await write('restore', kind, { id: made, baseRevision: 3 });
    expect(restored.record).toEqual({ id: made, revision: 4, deletedAt: null });
  });

  test('is in no list once deleted, and node still answers it with the time of its deletion', async () => {
    const records = await makeRecords(desk);
    const id =
      kind === 'affiliation' || kind === 'quote'
        ? records[kind]
        : (await write('create', kind, leastInput(records)[kind])).record?.id;
    await write('delete', kind, { id, baseRevision: 1 });
    const { node, list } = await desk.data(
      `query ($id: ID!) {
        node(id: $id) { id ... on ${kind[0]?.toUpperCase()}${kind.slice(1)} { deletedAt } }
        list: ${kind}s(first: 100) { edges { node { id } } }
      }`,
      { id },
    );
    expect(node).toEqual({ id, deletedAt: expect.stringMatching(/Z$/) });
    expect(JSON.stringify(list)).not.toContain(id);
  });
});

test('A create sent twice with the id that its client made is done once', async () => {
  const id = unknownId('topic');
  const first = await write('create', 'topic', { id, name: 'Once' });
  expect(first.record).toMatchObject({ id, revision: 1 });
  const again = await write('create', 'topic', { id, name: 'Once' });
  expect([again.record?.revision, again.code]).toContainEqual(
    again.record === undefined ? 'ALREADY_EXISTS' : 1,
  );
  const { topics } = await desk.data('{ topics(filter: { text: "once" }) { totalCount } }');
  expect(topics).toEqual({ totalCount: 1 });
});

test('Changes of different fields on one revision are both kept, and the answer says so', async () => {
  const { actor } = await makeRecords(desk);
  await write(
    'update',
    'actor',
    { id: actor, baseRevision: 1, changes: { country: 'NO' } },
    desk.accounts.admin,
  );
  const merged = await write('update', 'actor', {
    id: actor,
    baseRevision: 1,
    changes: { description: 'Mate' },
  });
  expect(merged).toMatchObject({ merged: true, record: { revision: 3 } });
});

test('The same field changed differently is a conflict with all three values and global ids', async () => {
  const { affiliation, actor } = await makeRecords(desk);
  const other = (await write('create', 'actor', { kind: 'PERSON', name: 'Other' })).record?.id;
  const third = (await write('create', 'actor', { kind: 'PERSON', name: 'Third' })).record?.id;
  await write(
    'update',
    'affiliation',
    { id: affiliation, baseRevision: 1, changes: { actorId: other } },
    desk.accounts.admin,
  );
  const conflict = await write('update', 'affiliation', {
    id: affiliation,
    baseRevision: 1,
    changes: { actorId: third },
  });
  expect(conflict).toMatchObject({
    __typename: 'Conflict',
    reason: 'FIELDS',
    revision: 2,
    now: { id: affiliation },
    fields: [{ field: 'actorId', base: actor, mine: third, theirs: other }],
  });
});

test('A record that others refer to is not deleted, and the error says how many do', async () => {
  const { article } = await makeRecords(desk);
  expect(await write('delete', 'article', { id: article, baseRevision: 1 })).toMatchObject({
    __typename: 'StillReferencedError',
    code: 'STILL_REFERENCED',
    message: expect.stringContaining('1 quote'),
    path: ['input', 'id'],
  });
});

test('A document is imported once, and its original can be named', async () => {
  const content = 'Bridge opens\n\nPORT AMSEL. June 3 (Coastline) - The bridge is open.\n';
  const text = `mutation ($input: ImportArticleInput!) { importArticle(input: $input) {
    __typename
    ... on ImportArticlePayload { alreadyImported article { id headline document { fileName size downloadPath } } }
    ... on Error { code path } } }`;
  const first = await desk.data(text, { input: { content, fileName: 'bridge.txt' } });
  expect(first['importArticle']).toMatchObject({
    alreadyImported: false,
    article: {
      headline: 'Bridge opens',
      document: {
        fileName: 'bridge.txt',
        size: Buffer.byteLength(content),
        downloadPath: expect.stringMatching(/^\/documents\/[0-9a-f]{64}$/),
      },
    },
  });
  const bytes = Buffer.from(content).toString('base64');
  expect(await desk.data(text, { input: { bytes } })).toMatchObject({
    importArticle: { alreadyImported: true },
  });
});

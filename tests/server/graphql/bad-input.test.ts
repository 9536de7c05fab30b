import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { typeNames } from '#server/graphql/global-id.ts';
import { recordKinds, type RecordKind } from '#shared/records/records.ts';
import { graphqlDesk } from '#tests/support/graphql-desk.ts';
import {
  countRows,
  leastInput,
  makeRecords,
  mutate,
  mutationText,
  unknownId,
} from '#tests/support/graphql-mutations.ts';

const desk = await graphqlDesk();
const write = mutate(desk);
const records = await makeRecords(desk);
const least = leastInput(records);

const foreignKind: Record<RecordKind, RecordKind> = {
  topic: 'actor',
  actor: 'topic',
  affiliation: 'quote',
  article: 'quote',
  quote: 'article',
};
// A field of each kind, too long a value for it, and one of its type but no sense.
const oversized: Record<RecordKind, readonly [string, unknown]> = {
  topic: ['name', 'x'.repeat(301)],
  actor: ['name', 'x'.repeat(501)],
  affiliation: ['role', 'x'.repeat(501)],
  article: ['headline', 'x'.repeat(1001)],
  quote: ['cue', 'x'.repeat(201)],
};
const required: Record<RecordKind, readonly string[]> = {
  topic: ['name'],
  actor: ['kind', 'name'],
  affiliation: ['actorId', 'organizationId'],
  article: ['headline'],
  quote: ['articleId', 'reportedText'],
};
const malformed: readonly (readonly [RecordKind, object, readonly string[]])[] = [
  ['topic', { name: ' ' }, ['name']],
  ['topic', { name: 'two\nlines' }, ['name']],
  ['topic', { name: 'nul\u0000' }, ['name']],
  ['actor', { country: 'Norway' }, ['country']],
  ['actor', { aliases: [{ name: '', kind: 'OTHER' }] }, ['aliases', '0', 'name']],
  ['actor', { designations: [{ label: 'x', since: '2024-13' }] }, ['designations', '0', 'since']],
  ['affiliation', { from: '2024-02-30' }, ['from']],
  ['affiliation', { from: '2024', to: '2020' }, ['to']],
  ['article', { sourceUrl: 'javascript:alert(1)' }, ['sourceUrl']],
  ['article', { publishedAt: 'yesterday' }, ['publishedAt']],
  ['article', { datelineDate: '2024-5-1' }, ['datelineDate']],
  ['article', { body: 'x'.repeat(1_000_001) }, ['body']],
  ['quote', { saidOn: { date: '2024-05', precision: 'DAY' } }, ['saidOn', 'date']],
  ['quote', { segments: [{ start: 5, end: 2 }] }, ['segments', '0', 'end']],
  [
    'quote',
    { attributions: [{ actorId: 'nonsense', part: 'SPEAKER' }] },
    ['attributions', '0', 'actorId'],
  ],
  ['quote', { topics: [{ topicId: unknownId('actor') }] }, ['topics', '0', 'topicId']],
  [
    'quote',
    {
      attributions: Array.from({ length: 201 }, () => ({
        actorId: unknownId('actor'),
        part: 'MENTIONED',
      })),
    },
    ['attributions'],
  ],
];

let before: readonly number[] = [];
beforeEach(async () => {
  before = await countRows(desk);
});
afterEach(async () => {
  // Whatever was refused, nothing of it was written.
  expect(await countRows(desk)).toEqual(before);
});

describe.each(recordKinds)('A bad edit of a record of kind %s names the field:', (kind) => {
  const id = records[kind];
  const [field, tooLong] = oversized[kind];
  const other = unknownId(foreignKind[kind]);

  test.each(required[kind])('a create without %s', async (name) => {
    const { [name]: _left, ...input } = least[kind];
    await refusedByGraphql('create', kind, input, ['input', name]);
  });

  test('an oversized value', async () => {
    await refused('create', kind, { ...least[kind], [field]: tooLong }, 'VALIDATION_FAILED', [
      'input',
      field,
    ]);
    const update = { id, baseRevision: 1, changes: { [field]: tooLong } };
    await refused('update', kind, update, 'VALIDATION_FAILED', ['input', 'changes', field]);
  });

  test('a value of another type', async () => {
    await refusedByGraphql('create', kind, { ...least[kind], [field]: { a: 1 } }, ['input', field]);
    const update = { id, baseRevision: 1, changes: { [field]: 5.5 } };
    await refusedByGraphql('update', kind, update, ['input', 'changes', field]);
  });

  test('a field that it does not have', async () => {
    const update = { id, baseRevision: 1, changes: { colour: 'red' } };
    await refusedByGraphql('update', kind, update, ['input', 'changes', 'colour']);
  });

  test('a required field emptied', async () => {
    const name = required[kind].at(-1) ?? '';
    const update = { id, baseRevision: 1, changes: { [name]: null } };
    await refused('update', kind, update, 'VALIDATION_FAILED', ['input', 'changes', name]);
  });

  test.each(['update', 'delete', 'restore'] as const)(
    '%s with a bad id or revision',
    async (action) => {
      const rest = { baseRevision: 1, ...(action === 'update' && { changes: { [field]: 'x' } }) };
      const path = ['input', 'id'];
      await refusedByGraphql(action, kind, rest, path);
      await refusedByGraphql(action, kind, { id: { a: 1 }, ...rest }, path);
      await refused(action, kind, { id: '', ...rest }, 'VALIDATION_FAILED', path);
      await refused(action, kind, { id: 'nonsense', ...rest }, 'VALIDATION_FAILED', path);
      await refused(action, kind, { id: 'x'.repeat(10_000), ...rest }, 'VALIDATION_FAILED', path);
      await refused(action, kind, { id: other, ...rest }, 'VALIDATION_FAILED', path);
      await refused(action, kind, { id: unknownId(kind), ...rest }, 'NOT_FOUND', path);
      const { baseRevision: _left, ...without } = { id, ...rest };
      await refusedByGraphql(action, kind, without, ['input', 'baseRevision']);
      await refusedByGraphql(action, kind, { id, ...rest, baseRevision: 'one' }, [
        'input',
        'baseRevision',
      ]);
      await refused(action, kind, { id, ...rest, baseRevision: 0 }, 'VALIDATION_FAILED', [
        'input',
        'baseRevision',
      ]);
      await refused(action, kind, { id, ...rest, baseRevision: 99 }, 'VALIDATION_FAILED', [
        'input',
        'baseRevision',
      ]);
    },
  );

  test('a new record with the id of another kind', async () => {
    await refused('create', kind, { ...least[kind], id: other }, 'VALIDATION_FAILED', [
      'input',
      'id',
    ]);
  });
});

test.each(malformed)('A %s with %j is refused at %j', async (kind, bad, path) => {
  await refused('create', kind, { ...least[kind], ...bad }, 'VALIDATION_FAILED', [
    'input',
    ...path,
  ]);
  const update = { id: records[kind], baseRevision: 1, changes: bad };
  await refused('update', kind, update, 'VALIDATION_FAILED', ['input', 'changes', ...path]);
});

const dangling: readonly (readonly [RecordKind, object, readonly string[]])[] = [
  ['topic', { parentId: unknownId('topic') }, ['parentId']],
  ['affiliation', { actorId: unknownId('actor') }, ['actorId']],
  ['quote', { articleId: unknownId('article') }, ['articleId']],
  [
    'quote',
    { attributions: [{ actorId: unknownId('actor'), part: 'SPEAKER' }] },
    ['attributions', '0', 'actorId'],
  ],
  ['quote', { topics: [{ topicId: unknownId('topic') }] }, ['topics', '0', 'topicId']],
];
test.each(dangling)(
  'A %s that refers to a record that is not there (%j) is refused at %j',
  async (kind, bad, path) => {
    await refused('create', kind, { ...least[kind], ...bad }, 'REFERENCE_NOT_FOUND', [
      'input',
      ...path,
    ]);
  },
);

test.each([
  [{}, 'VALIDATION_FAILED', ['input', 'content']],
  [{ content: 'a', bytes: 'YQ==' }, 'VALIDATION_FAILED', ['input', 'bytes']],
  [{ bytes: '%%%' }, 'VALIDATION_FAILED', ['input', 'bytes']],
  [{ content: 'a', fileName: 'x'.repeat(256) }, 'VALIDATION_FAILED', ['input', 'fileName']],
  [{ content: '' }, 'DOCUMENT_EMPTY', ['input', 'content']],
  [
    { bytes: Buffer.from([0, 1, 2, 3, 0, 255, 254]).toString('base64') },
    'DOCUMENT_BINARY',
    ['input', 'bytes'],
  ],
  [
    { bytes: Buffer.from([0xc3, 0xa9, 0xc3]).toString('base64') },
    'DOCUMENT_NOT_UTF8',
    ['input', 'bytes'],
  ],
  [{ content: '<nitf><body>' }, 'DOCUMENT_MALFORMED', ['input', 'content']],
  [{ content: '{"a": 1}' }, 'DOCUMENT_FORMAT', ['input', 'content']],
  [{ content: 'a', format: 'RSS' }, 'DOCUMENT_MALFORMED', ['input', 'content']],
  [{ content: 'x'.repeat(1_000_001) }, 'DOCUMENT_TOO_LARGE', ['input', 'content']],
])('An import of a bad document is refused (case %#)', async (input, code, path) => {
  const data = await desk.data(
    `mutation ($input: ImportArticleInput!) { importArticle(input: $input) { __typename ... on Error { code message path } } }`,
    { input },
  );
  expect(data['importArticle']).toMatchObject({ code, path });
});

test('An account with a bad field is refused', async () => {
  const text = `mutation ($input: CreateAccountInput!) { createAccount(input: $input) { ... on Error { code path } } }`;
  const ask = async (input: object) => await desk.data(text, { input }, desk.accounts.admin);
  expect(await ask({ name: '', role: 'EDITOR' })).toEqual({
    createAccount: { code: 'VALIDATION_FAILED', path: ['input', 'name'] },
  });
  expect(await ask({ name: 'A', role: 'EDITOR', email: 'nobody' })).toEqual({
    createAccount: { code: 'VALIDATION_FAILED', path: ['input', 'email'] },
  });
});

test('A bad value written into the document itself is named too', async () => {
  const { errors } = await desk.ask(
    'mutation { createTopic(input: { name: 5, colour: "red" }) { __typename } }',
  );
  expect(errors?.map(({ extensions }) => extensions['path'])).toContainEqual(['input', 'name']);
  const missing = await desk.ask('mutation { createTopic(input: {}) { __typename } }');
  expect(missing.errors?.[0]?.extensions).toEqual({
    code: 'VALIDATION_FAILED',
    path: ['input', 'name'],
  });
});

type Action = Parameters<typeof mutationText>[0];

async function refused(
  action: Action,
  kind: RecordKind,
  input: object,
  code: string,
  path: readonly string[],
) {
  const answer = await write(action, kind, input);
  expect(answer).toMatchObject({ __typename: expect.stringMatching(/Error$/), code, path });
  expect(answer.message).toMatch(/\.$/);
}

async function refusedByGraphql(
  action: Action,
  kind: RecordKind,
  input: object,
  path: readonly string[],
) {
  const answer = await desk.ask(mutationText(action, kind), { input });
  expect(answer.data?.[`${action}${typeNames[kind]}`]).toBeUndefined();
  expect(answer.errors?.[0]?.extensions).toEqual({ code: 'VALIDATION_FAILED', path });
}

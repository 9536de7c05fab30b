import { describe, expect, test } from 'vitest';
import { recordKinds } from '#shared/records/records.ts';
import { graphqlDesk } from '#tests/support/graphql-desk.ts';
import { countRows, leastInput, makeRecords, mutate } from '#tests/support/graphql-mutations.ts';

const desk = await graphqlDesk();
const write = mutate(desk);

const viewers = [
  ['nobody', null, 'UNAUTHENTICATED', 'UNAUTHENTICATED'],
  ['a reader', desk.accounts.reader, 'FORBIDDEN', 'FORBIDDEN'],
  ['an editor', desk.accounts.editor, undefined, 'FORBIDDEN'],
  ['an administrator', desk.accounts.admin, undefined, undefined],
] as const;

describe.each(viewers)('What %s may do:', (_name, viewer, editing, administrating) => {
  test('read', async () => {
    expect(await desk.ask('{ articles { totalCount } }', {}, viewer)).not.toHaveProperty('errors');
  });

  test.each(recordKinds)('make, change, delete and restore a record of kind %s', async (kind) => {
    const records = await makeRecords(desk);
    const rows = await countRows(desk);
    const id = records[kind];
    const made = await write('create', kind, leastInput(records)[kind], viewer);
    expect(made.code).toBe(editing);
    const own = made.record?.id ?? id;
    const first = await write('update', kind, { id: own, baseRevision: 1, changes: {} }, viewer);
    expect(first.code).toBe(editing);
    const base = first.record?.revision ?? 1;
    const gone = await write('delete', kind, { id: own, baseRevision: base }, viewer);
    expect(gone.code).toBe(editing);
    const back = await write(
      'restore',
      kind,
      { id: own, baseRevision: gone.record?.revision ?? 1 },
      viewer,
    );
    expect(back.code).toBe(editing);
    if (editing !== undefined) expect(await countRows(desk)).toEqual(rows);
  });

  test('import', async () => {
    const data = await desk.data(
      `mutation ($content: String!) { importArticle(input: { content: $content }) { __typename ... on Error { code } } }`,
      { content: `News of the day\n\nPORT AMSEL. June 3 (Coastline) - All is well.\n` },
      viewer,
    );
    expect((data['importArticle'] as { code?: string }).code).toBe(editing);
  });

  test('make accounts', async () => {
    const data = await desk.data(
      'mutation { createAccount(input: { name: "New", role: READER }) { __typename ... on Error { code } ... on CreateAccountPayload { token account { name role } } } }',
      {},
      viewer,
    );
    if (administrating === undefined) {
      expect(data['createAccount']).toMatchObject({
        token: expect.stringMatching(/^vbt_/),
        account: { name: 'New', role: 'READER' },
      });
    } else {
      expect(data['createAccount']).toMatchObject({ code: administrating });
    }
  });
});

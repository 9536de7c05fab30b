import { expect, test } from 'vitest';
import { graphqlDesk } from '#tests/support/graphql-desk.ts';
import { makeRecords, mutate } from '#tests/support/graphql-mutations.ts';

test('GraphQL shows who verified a quote and when, and that a change of its words sends it back', async () => {
  const desk = await graphqlDesk();
  const { quote: id } = await makeRecords(desk);
  const write = mutate(desk);
  const show = async () => {
    const query = `query ($id: ID!) {
      node(id: $id) { ... on Quote { revision status verifiedAt verifiedBy { name } } }
    }`;
    return (await desk.data(query, { id }))['node'];
  };
  expect(await show()).toEqual({
    revision: 1,
    status: 'DRAFT',
    verifiedAt: null,
    verifiedBy: null,
  });
  await write('update', 'quote', { id, baseRevision: 1, changes: { status: 'VERIFIED' } });
  const verified = { status: 'VERIFIED', verifiedBy: { name: 'The editor' } };
  expect(await show()).toMatchObject(verified);

  const admin = desk.accounts.admin;
  const renewing = { cue: 'said', status: 'VERIFIED' };
  await write('update', 'quote', { id, baseRevision: 2, changes: renewing }, admin);
  expect(await show()).toMatchObject({ ...verified, verifiedBy: { name: 'The admin' } });

  await write('update', 'quote', { id, baseRevision: 3, changes: { medium: 'SPEECH' } });
  expect(await show()).toEqual({
    revision: 4,
    status: 'IN_REVIEW',
    verifiedAt: null,
    verifiedBy: null,
  });
});

import { expect, test } from 'vitest';
import { graphqlDesk } from '#tests/support/graphql-desk.ts';

const desk = await graphqlDesk({ loopback: false });

test('Where others listen, an error does not suggest names of the schema', async () => {
  const { errors } = await desk.ask('{ topicz { totalCount } }');
  expect(errors?.[0]?.message).toBe('Cannot query field "topicz" on type "Query".');
});

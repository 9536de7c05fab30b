import { buildSchema } from '#server/graphql/schema.ts';
import { globalId } from '#server/graphql/global-id.ts';
import { examples } from '#server/graphiql/page/examples/examples.ts';
import { graphqlDesk } from '#tests/support/graphql-desk.ts';
import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';

const desk = await graphqlDesk();
const nameOf = (query: string) => /^(?:query|mutation|subscription) (\w+)/m.exec(query)?.[1] ?? '';

test.each(examples.map((example) => [nameOf(example.query), example] as const))(
  'The example %s of GraphiQL fits the schema',
  (_name, { query }) => {
    expect(validate(buildSchema(), parse(query))).toEqual([]);
  },
);

test.each(
  examples
    .filter(({ query }) => !query.includes('subscription '))
    .map((example) => [nameOf(example.query), example] as const),
)('The example %s of GraphiQL answers records of the sample desk', async (_name, example) => {
  const data = await desk.data(example.query, example.variables);
  expect(JSON.stringify(data)).toMatch(/Payload"|"node":\{/);
});

test('The example of a conflict shows its three values, a merge beside it, and the way out', async () => {
  const query = examples.find((example) => example.query.includes('ConflictAndResolve'))?.query;
  const id = globalId('topic', '018fdd00-0000-7000-8000-100000000901');
  expect(await desk.data(query ?? '', { id })).toMatchObject({
    create: { topic: { id, revision: 1 } },
    theirs: { merged: false, topic: { revision: 2, name: 'Sleeper trains' } },
    conflict: {
      __typename: 'Conflict',
      revision: 2,
      fields: [
        {
          field: 'name',
          base: 'Night trains',
          mine: 'Overnight trains',
          theirs: 'Sleeper trains',
        },
      ],
    },
    merged: { merged: true, topic: { revision: 3, name: 'Sleeper trains' } },
    resolved: { merged: false, topic: { revision: 4, name: 'Overnight trains' } },
  });
});

import { beforeAll, expect, test } from 'vitest';
import { graphqlDesk, type GraphqlDesk } from '#tests/support/graphql-desk.ts';

let desk: GraphqlDesk;
beforeAll(async () => {
  desk = await graphqlDesk();
});

const mutation = `mutation ($input: ImportQuotesInput!) {
  importQuotes(input: $input) {
    __typename
    ... on ImportQuotesPayload {
      rows { line outcome isPlaced article { name isNew } actors { name isNew } problems { column message } }
    }
    ... on Error { code message path }
  }
}`;

const csv = 'Words,Who,headline\n"We, too.",Ida Holm,Quay opens\n,Per Lund,Quay opens\n';
const mapping = [
  { column: 'Words', field: 'quote' },
  { column: 'Who', field: 'speaker' },
];
const importing = async (input: object, viewer = desk.accounts.editor) =>
  (await desk.data(mutation, { input }, viewer))['importQuotes'];

test('a dry run over GraphQL tells row by row what would happen, and the run does it', async () => {
  const expected = (isNew: boolean, outcome: string) => ({
    rows: [
      {
        line: 2,
        outcome,
        isPlaced: false,
        article: { name: 'Quay opens', isNew },
        actors: [{ name: 'Ida Holm', isNew }],
        problems: [],
      },
      { line: 3, outcome: 'REFUSED', article: null, problems: [{ column: 'Words' }] },
    ],
  });
  expect(await importing({ csv, mapping, dryRun: true })).toMatchObject(expected(true, 'NEW'));
  expect(await importing({ csv, mapping })).toMatchObject(expected(true, 'NEW'));
  expect(await importing({ csv, mapping })).toMatchObject(expected(false, 'KNOWN'));
});

test.each([
  [{ csv, mapping: [{ column: 'Who', field: 'speaker' }] }, 'mapping', /No column holds the quote/],
  [{ csv, mapping: [{ column: 'Nobody', field: 'quote' }] }, 'mapping', /no column “Nobody”/],
  [{ csv, mapping: [{ column: 'Words', field: 'words' }] }, 'mapping', /no field “words”/],
  [{ csv: 'quote\n"never', mapping: [] }, 'csv', /never closed/],
  [{ csv: `quote\n${'a\n'.repeat(501)}`, mapping: [] }, 'csv', /501 rows, and 500 is the most/],
])('a table that cannot be read is refused as a whole: %#', async (input, field, message) => {
  expect(await importing(input)).toMatchObject({
    __typename: 'ValidationError',
    path: ['input', field],
    message: expect.stringMatching(message),
  });
});

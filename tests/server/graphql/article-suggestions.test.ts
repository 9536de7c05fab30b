import { expect, test } from 'vitest';
import { graphqlDesk } from '#tests/support/graphql-desk.ts';

const desk = await graphqlDesk();

const asked = `query ($id: ID!) {
  node(id: $id) { ... on Article {
    revision rejectedSuggestions { key words }
    suggestions {
      key confidence explanation kind reportedText utteredText cue
      segments { from: start end } saidOn { date precision words } medium venue
      speaker { name kind role recognizedBy actor { name } aliases { name kind } designations { label authority } }
      onBehalfOf { name } addressees { name } mentioned { name }
    }
  } }
}`;

interface Asked {
  readonly node: {
    readonly revision: number;
    readonly rejectedSuggestions: readonly { readonly key: string }[];
    readonly suggestions: readonly { readonly key: string; readonly reportedText: string }[];
  };
}

/** A new article in a language of which only quotation marks are looked for, so that what is found is known. */
async function newArticle(body: string): Promise<string> {
  const made = (await desk.data(
    `mutation ($body: String!) { createArticle(input: { headline: "Slipway", language: "fi", body: $body }) {
      ... on CreateArticlePayload { article { id } } } }`,
    { body },
  )) as { readonly createArticle: { readonly article: { readonly id: string } } };
  return made.createArticle.article.id;
}

async function suggestedFor(id: string): Promise<Asked['node']> {
  return ((await desk.data(asked, { id })) as unknown as Asked).node;
}

const reject = `mutation ($id: ID!, $revision: Int!, $rejected: [RejectedSuggestionInput!]!) {
  updateArticle(input: { id: $id, baseRevision: $revision, changes: { rejectedSuggestions: $rejected } }) {
    ... on UpdateArticlePayload { article { rejectedSuggestions { key } } }
    ... on Error { code path }
  }
}`;

test('An article suggests the quotes that it seems to make, to readers too', async () => {
  const id = await newArticle('Mira Dahl sanoi: "The [northern] slipway is sound."');
  expect((await suggestedFor(id)).suggestions).toMatchObject([
    {
      key: 'northern slipway sound',
      kind: 'DIRECT',
      reportedText: 'The [northern] slipway is sound.',
      utteredText: 'The slipway is sound.',
      saidOn: { date: null, precision: 'UNKNOWN', words: null },
      medium: 'UNKNOWN',
      segments: [{ from: 18, end: 50 }],
    },
  ]);
  const answer = await desk.ask(asked, { id }, desk.accounts.reader);
  expect(answer.errors).toBeUndefined();
});

test('What an editor rejected does not come back, and comes back when that is taken back', async () => {
  const id = await newArticle(
    '"The northern slipway is sound." "Boats may land from six tomorrow."',
  );
  const { revision, suggestions } = await suggestedFor(id);
  const rejected = suggestions
    .slice(0, 1)
    .map(({ key, reportedText }) => ({ key, words: reportedText }));
  await desk.data(reject, { id, revision, rejected });
  const after = await suggestedFor(id);
  expect(after.rejectedSuggestions).toHaveLength(1);
  expect(after.suggestions.map(({ key }) => key)).toEqual(
    suggestions.slice(1).map(({ key }) => key),
  );
  // Somebody else, who had not seen that, rejects the other one: both stay rejected.
  const others = suggestions
    .slice(1)
    .map(({ key, reportedText }) => ({ key, words: reportedText }));
  await desk.data(reject, { id, revision, rejected: others });
  expect((await suggestedFor(id)).suggestions).toEqual([]);
  await desk.data(reject, { id, revision: revision + 2, rejected: [] });
  expect((await suggestedFor(id)).suggestions).toHaveLength(2);
});

test('Readers may not reject', async () => {
  const id = await newArticle('"The northern slipway is sound."');
  const variables = { id, revision: 1, rejected: [{ key: 'x', words: 'x' }] };
  const answer = await desk.ask(reject, variables, desk.accounts.reader);
  expect(JSON.stringify(answer)).toContain('FORBIDDEN');
});

test('Suggestions of many articles cost too much for one query', async () => {
  const answer = await desk.ask(
    '{ articles(first: 100) { edges { node { suggestions { key } } } } }',
  );
  expect(answer.errors?.[0]?.extensions['code']).toBe('QUERY_TOO_COMPLEX');
});

import { beforeAll, describe, expect, test } from 'vitest';
import { graphqlDesk, type GraphqlDesk } from '#tests/support/graphql-desk.ts';
import { mutate } from '#tests/support/graphql-mutations.ts';

let desk: GraphqlDesk;
beforeAll(async () => {
  desk = await graphqlDesk();
});

interface ShownQuote {
  readonly anchorStatus: string;
  readonly reportedText: string;
  readonly segments: readonly { readonly start: number; readonly end: number }[];
}

/** Makes an article with a quote of some words in it, and ways to change its body and look at the quote. */
async function quoting(body: string, words: readonly string[]) {
  const write = mutate(desk);
  const article = (await write('create', 'article', { headline: 'Harbour', body })).record;
  if (article === undefined) throw new Error('no article');
  let from = 0;
  const segments = words.map((text) => {
    const start = body.indexOf(text, from);
    from = start + text.length;
    return { start, end: from, prefix: body.slice(Math.max(0, start - 8), start) };
  });
  const input = { articleId: article.id, reportedText: words.join(' '), segments };
  const quote = (await write('create', 'quote', input)).record;
  if (quote === undefined) throw new Error('no quote');
  let revision = article.revision;
  const show = async () => {
    const query = `query ($id: ID!) { node(id: $id) {
      ... on Quote { anchorStatus reportedText segments { start end } article { body } } } }`;
    const { node } = await desk.data(query, { id: quote.id });
    const shown = node as ShownQuote & { readonly article: { readonly body: string } };
    return {
      status: shown.anchorStatus,
      said: shown.segments.map(({ start, end }) => shown.article.body.slice(start, end)),
    };
  };
  const rewrite = async (next: string) => {
    const edit = { id: article.id, baseRevision: revision, changes: { body: next } };
    revision = (await write('update', 'article', edit)).record?.revision ?? revision;
    return show();
  };
  return { show, rewrite };
}

const texts = {
  'plain words': ['The harbour opens on Monday,', 'and it will stay open.'],
  emoji: ['The 🚢 harbour 👩‍👩‍👧 opens,', 'and 🏳️‍🌈 stays open.'],
  Arabic: ['يُفتَتَحُ الميناءُ يومَ الاثنين،', 'وسيبقى مفتوحًا طوال العام.'],
  'combining marks': ['The cafe\u0301 o\u0308ffnet am Hafen,', 'n\u0303andu\u0301 bleibt offen.'],
} as const;

describe.each(Object.entries(texts))('a quote of %s', (_name, words) => {
  const [first, second] = words;
  const body = `RUNO 🌊 - "${first}" Dahl said 👍, "${second}"\n\nNobody else spoke that day.`;
  const said = [...words];

  test('keeps its words wherever the body is edited around it', async () => {
    const quote = await quoting(body, words);
    expect(await quote.show()).toEqual({ status: 'EXACT', said });
    expect(await quote.rewrite(`${body}\n\n😀 More.`)).toEqual({ status: 'EXACT', said });
    expect(await quote.rewrite(body.replace('👍', 'َe\u0301 twice'))).toEqual({
      status: 'MOVED',
      said,
    });
    expect(await quote.rewrite(`😀 e\u0301 Lead.\n\n${body}`)).toEqual({ status: 'MOVED', said });
  });

  test('is called approximate when its words are edited, and lost when they go', async () => {
    const quote = await quoting(body, words);
    const corrected = `${second.slice(0, 4)}!${second.slice(4)}`;
    expect(await quote.rewrite(body.replace(second, corrected))).toEqual({
      status: 'APPROXIMATE',
      said: [first, corrected],
    });
    const { status } = await quote.rewrite('Quite another story stands here now.');
    expect(status).toBe('LOST');
  });

  test('comes back with a body that is restored', async () => {
    const quote = await quoting(body, words);
    await quote.rewrite('Quite another story stands here now.');
    expect(await quote.rewrite(body)).toEqual({ status: 'MOVED', said });
  });
});

describe('a body with carriage returns', () => {
  test('is quoted by the code units that it was sent with', async () => {
    const body = 'RUNO -\r\n\r\n"The harbour\r\nopens," Dahl said.\r\n';
    const quote = await quoting(body, ['The harbour\r\nopens,']);
    expect(await quote.show()).toEqual({ status: 'EXACT', said: ['The harbour\r\nopens,'] });
    expect(await quote.rewrite(`\r\n${body}`)).toEqual({
      status: 'MOVED',
      said: ['The harbour\r\nopens,'],
    });
  });

  test('of an imported document is quoted in the lines that the import made of it', async () => {
    const content =
      'Harbour opens\r\n\r\nRUNO. May 29 (Norrland Wire) - "It 🚢 opens," Dahl said.\r\n';
    const answer = await desk.data(
      `mutation ($input: ImportArticleInput!) {
        importArticle(input: $input) { ... on ImportArticlePayload { article { id body } } }
      }`,
      { input: { content } },
    );
    const { article } = answer['importArticle'] as { article: { id: string; body: string } };
    expect(article.body).not.toContain('\r');
    const start = article.body.indexOf('It 🚢 opens,');
    const made = await mutate(desk)('create', 'quote', {
      articleId: article.id,
      reportedText: 'It 🚢 opens,',
      segments: [{ start, end: start + 'It 🚢 opens,'.length }],
    });
    expect(made.__typename).toBe('CreateQuotePayload');
  });
});

test('an editor can list the lost ones', async () => {
  const { quotes } = await desk.data(
    '{ quotes(filter: { anchorStatuses: [LOST] }) { edges { node { anchorStatus } } totalCount } }',
  );
  const lost = quotes as {
    edges: { node: { anchorStatus: string } }[];
    totalCount: number;
  };
  expect(lost.totalCount).toBeGreaterThan(0);
  expect(new Set(lost.edges.map(({ node }) => node.anchorStatus))).toEqual(new Set(['LOST']));
});

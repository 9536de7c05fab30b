import { beforeAll, describe, expect, test } from 'vitest';
import { graphqlDesk, type GraphqlDesk } from '#tests/support/graphql-desk.ts';

let desk: GraphqlDesk;
beforeAll(async () => {
  desk = await graphqlDesk();
});

const mutation = `mutation ($input: ImportArticlesInput!) {
  importArticles(input: $input) {
    __typename
    ... on ImportArticlesPayload {
      results {
        __typename
        ... on ImportArticlePayload { alreadyImported article { id headline } }
        ... on Error { code path }
      }
    }
    ... on Error { code path }
  }
}`;
const importing = async (documents: readonly object[], viewer = desk.accounts.editor) =>
  (await desk.data(mutation, { input: { documents } }, viewer))['importArticles'];
const text = (name: string) => `${name}\n\nRUNO. May 29 (Norrland Wire) - The boats are late.\n`;

describe('importing articles over GraphQL', () => {
  test('answers for each document in order', async () => {
    const answer = await importing([
      { content: text('Boats late') },
      { bytes: 'not base64!' },
      { content: '' },
      { bytes: Buffer.from(text('Boats late')).toString('base64'), fileName: 'again.txt' },
      { content: text('Boats later'), fileName: 'b.txt' },
    ]);
    expect(answer).toMatchObject({
      results: [
        { alreadyImported: false, article: { headline: 'Boats late' } },
        { code: 'VALIDATION_FAILED', path: ['input', 'documents', '1', 'bytes'] },
        {
          __typename: 'DocumentError',
          code: 'DOCUMENT_EMPTY',
          path: ['input', 'documents', '2', 'content'],
        },
        { alreadyImported: true, article: { headline: 'Boats late' } },
        { alreadyImported: false, article: { headline: 'Boats later' } },
      ],
    });
  });

  test('makes an article of each item of a feed, and of the new ones alone the next time', async () => {
    const feed = (...names: readonly string[]) =>
      `<rss version="2.0"><channel><title>Coast</title>${names
        .map((name) => `<item><title>${name}</title><description>It rains.</description></item>`)
        .join('')}</channel></rss>`;
    const query = `mutation ($content: String!) { importArticle(input: { content: $content, format: RSS }) {
      ... on ImportArticlePayload { alreadyImported articles { alreadyImported article { headline document { format } } } } } }`;
    const importFeed = async (content: string) =>
      (await desk.data(query, { content }, desk.accounts.editor))['importArticle'];
    const imported = (headline: string, alreadyImported: boolean) => ({
      alreadyImported,
      article: { headline, document: { format: 'RSS' } },
    });
    expect(await importFeed(feed('One', 'Two'))).toEqual({
      alreadyImported: false,
      articles: [imported('One', false), imported('Two', false)],
    });
    expect(await importFeed(feed('Three', 'One'))).toEqual({
      alreadyImported: false,
      articles: [imported('Three', false), imported('One', true)],
    });
  });

  test('takes a hundred documents and no more', async () => {
    const documents = Array.from({ length: 101 }, (_, number) => ({
      content: text(`H ${number}`),
    }));
    expect(await importing(documents)).toEqual({
      __typename: 'ValidationError',
      code: 'VALIDATION_FAILED',
      path: ['input', 'documents'],
    });
    const answer = await importing(documents.slice(0, 100));
    expect(JSON.stringify(answer).match(/"alreadyImported":false/g)).toHaveLength(100);
  });

  test('refuses all of it to a reader, before looking at it', async () => {
    expect(await importing([{ content: text('X') }], desk.accounts.reader)).toEqual({
      __typename: 'ForbiddenError',
      code: 'FORBIDDEN',
      path: ['input'],
    });
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '#server/main.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { Scope } from '#shared/sync/scope.ts';
import { create, remove, update } from '#tests/support/edits.ts';
import { openDesk, type TestDesk } from '#tests/support/desk.ts';

const page = { offset: 0, limit: 100 } as const;
const byTime = { orderBy: 'createdAt', direction: 'asc', ...page } as const;

/** What an editor can see of articles and quotes. */
async function view(desk: TestDesk) {
  const { rows } = await desk.answerer.listArticles({ filter: {}, ...byTime });
  const details = rows.map(async ({ id }) => desk.answerer.getArticle({ id }));
  return (await Promise.all(details)).map((detail) => ({
    article: detail?.article.record,
    quotes: detail?.quotes.map(({ record }) => record),
  }));
}

const headlines = async (desk: TestDesk): Promise<string[]> =>
  (await view(desk)).map(({ article }) => article?.fields.headline ?? '');

describe('a replica that keeps a part of the desk', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'verbatim-scope-'));
  let server: RunningServer;
  beforeAll(async () => {
    const started = await startServer({
      host: '127.0.0.1',
      port: 0,
      dataDir,
      databaseUrl: undefined,
      anonymous: 'reader',
    });
    if (!started.ok) throw new Error(started.message);
    server = started;
  });
  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const open = async (scope: Scope | null = null): Promise<TestDesk> => {
    const token = readFileSync(server.tokenFile, 'utf8').trim();
    const desk = openDesk({ server: server.url, token });
    if (scope !== null) await desk.answerer.setScope({ scope });
    await desk.until(async () => {
      const { syncedAt, bootstrap, scope: kept } = await desk.status();
      return syncedAt !== null && bootstrap === null && (kept === null) === (scope === null);
    });
    return desk;
  };
  const article = (headline: string, agency: string, publishedAt = '2026-03-01T12:00:00.000Z') =>
    create('article', { headline, agency, publishedAt, body: `${headline}. She said yes.` });
  const quoteIn = (articleId: string, topicIds: readonly string[] = []) =>
    create('quote', {
      articleId,
      reportedText: 'yes',
      topics: topicIds.map((topicId) => ({ topicId, stance: 'neutral' as const })),
    });
  const all = async (desk: TestDesk, edits: readonly Edit[]): Promise<void> => {
    for (const edit of edits) await desk.save(edit);
    await desk.until(async () => (await desk.status()).waiting === 0);
    expect(await desk.status()).toMatchObject({ failed: 0, conflicts: 0 });
  };

  it('has what is in scope from the first copy on, and finds the rest on the server (9.1, 9.3, 9.4)', async () => {
    const whole = await open();
    const [mine, other, old] = [
      article('Kept', 'Scope One'),
      article('Left out', 'Scope Two'),
      article('Too old', 'Scope One', '2025-12-31T23:59:59.000Z'),
    ];
    const quote = quoteIn(other.id);
    await all(whole, [mine, other, old, quoteIn(mine.id), quote]);
    const part = await open({ from: '2026-01-01', agencies: ['Scope One'], topicIds: [] });
    expect(await headlines(part)).toEqual(['Kept']);

    const filter = { agencies: ['Scope One', 'Scope Two'] };
    const found = await part.answerer.findArticles({ filter, ...byTime });
    expect(found).toMatchObject({
      ok: true,
      kept: [mine.id],
      page: {
        total: 3,
        rows: [
          { headline: 'Kept', quotes: 1, unreviewedQuotes: 1 },
          { headline: 'Left out', quotes: 1 },
          { headline: 'Too old', quotes: 0 },
        ],
      },
    });
    const quotes = await part.answerer.findQuotes({ filter: { articleId: other.id }, ...byTime });
    expect(quotes).toMatchObject({
      ok: true,
      kept: [],
      page: { total: 1, rows: [{ id: quote.id, headline: 'Left out', reportedText: 'yes' }] },
    });

    // What an editor opens stays, and stays up to date.
    expect(await part.answerer.fetchArticle({ id: other.id })).toEqual({ ok: true });
    expect(await headlines(part)).toEqual(['Kept', 'Left out']);
    await all(whole, [update(other, { headline: 'Left out no more' })]);
    await part.until(async () => (await headlines(part)).includes('Left out no more'));
    expect((await part.answerer.getArticle({ id: other.id }))?.quotes).toHaveLength(1);
  });

  it('says in plain words that the server cannot be asked (9.4)', async () => {
    const alone = openDesk();
    const filter = {};
    expect(await alone.answerer.findArticles({ filter, ...byTime })).toMatchObject({
      ok: false,
      message: 'This desk has no server.',
    });
    const away = openDesk({ server: 'http://127.0.0.1:9' });
    expect(await away.answerer.fetchArticle({ id: article('x', 'y').id })).toMatchObject({
      ok: false,
      message: 'The server at http://127.0.0.1:9 cannot be reached.',
    });
  });

  it('keeps unsent work that a new choice leaves out, and sends it (9.3)', async () => {
    const whole = await open();
    const written = article('Written on', 'Scope Three');
    await all(whole, [written, article('Not touched', 'Scope Three')]);
    const token = { value: readFileSync(server.tokenFile, 'utf8').trim() };
    const part = openDesk({ server: server.url, token: token.value });
    await part.until(async () => (await part.status()).syncedAt !== null);
    await part.close();
    const offline = openDesk({ path: part.path });
    await offline.save(update(written, { headline: 'Written on here' }));
    await offline.answerer.setScope({
      scope: { from: '2030-01-01', agencies: [], topicIds: [] },
    });
    expect(await headlines(offline)).toContain('Not touched');
    await offline.close();
    const again = openDesk({ path: part.path, server: server.url, token: token.value });
    await again.until(async () => {
      const { waiting, bootstrap } = await again.status();
      return (
        waiting === 0 && bootstrap === null && !(await headlines(again)).includes('Not touched')
      );
    });
    expect(await headlines(again)).toEqual(['Written on here']);
    await again.answerer.setScope({ scope: null });
    await again.until(async () => (await headlines(again)).includes('Not touched'));
  });

  it('shows the same as a fresh copy, whatever moves into the scope and out of it (9.2)', async () => {
    const whole = await open();
    const [chosen, another] = [
      create('topic', { name: 'Chosen' }),
      create('topic', { name: 'Other' }),
    ];
    const articles = [0, 1, 2].map((number) => article(`Moving ${number}`, 'Scope Four'));
    const quotes = articles.flatMap(({ id }) => [quoteIn(id), quoteIn(id)]);
    await all(whole, [chosen, another, ...articles, ...quotes]);
    const scope = { from: '2026-02-01', agencies: ['Scope Five'], topicIds: [chosen.id] };
    const part = await open(scope);
    expect(await view(part)).toEqual([]);

    /** The record's revision now, so that no edit of this test conflicts. */
    const revisionOf = async (articleId: string, id: string): Promise<number> => {
      const detail = await whole.answerer.getArticle({ id: articleId });
      const seen = [detail?.article, ...(detail?.quotes ?? [])].find((at) => at?.record.id === id);
      if (seen === undefined) throw new Error(`${id} is gone`);
      return seen.baseRevision;
    };
    const one = <Item>(items: readonly Item[], at: number): Item => {
      const item = items[at % items.length];
      if (item === undefined) throw new Error('nothing to choose from');
      return item;
    };
    const step = fc.tuple(fc.nat(3), fc.nat(5), fc.boolean());
    const steps = fc.sample(step, { numRuns: 40, seed: 20_261_124 });
    for (const [index, [action, which, yes]] of steps.entries()) {
      const inArticle = one(articles, which);
      const quote = one(quotes, which);
      const day = yes ? '2026-03-01T12:00:00.000Z' : '2026-01-15T12:00:00.000Z';
      const revision = await revisionOf(inArticle.id, inArticle.id);
      const topics = [{ topicId: yes ? chosen.id : another.id, stance: 'neutral' as const }];
      const edits: readonly Edit[] = [
        update(inArticle, { agency: yes ? 'Scope Five' : 'Scope Four' }, revision),
        update(quote, { topics }, await revisionOf(quote.fields.articleId ?? '', quote.id)),
        update(inArticle, { publishedAt: day }, revision),
        quoteIn(inArticle.id, yes ? [chosen.id] : []),
      ];
      await all(whole, [one(edits, action)]);
      if (index % 8 === 7) {
        const wanted = await view(await open(scope));
        await part.until(async () => JSON.stringify(await view(part)) === JSON.stringify(wanted));
      }
    }
    for (const quote of quotes) {
      const revision = await revisionOf(quote.fields.articleId ?? '', quote.id);
      await all(whole, [remove(quote, revision)]);
    }
    const wanted = await view(await open(scope));
    await part.until(async () => JSON.stringify(await view(part)) === JSON.stringify(wanted));
  }, 120_000);
});

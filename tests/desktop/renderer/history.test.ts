import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '#server/main.ts';
import type { Edit } from '#shared/edits/edit.ts';
import { accessibilityViolations } from '#tests/support/accessibility.ts';
import { create, update } from '#tests/support/edits.ts';
import { openRendererPage, type RendererPage } from '#tests/support/renderer-page.ts';

const folder = 'tests/artefacts/history';
const dataDir = mkdtempSync(join(tmpdir(), 'verbatim-history-'));
let server: RunningServer;
let desk: RendererPage;

const article = create('article', {
  headline: 'Ferries sail again',
  agency: 'Meridian Wire',
  body: 'PORT AMSEL. The ferries sail again, the harbour board said. “We sail on Monday,” said Ada Lind.',
});
const ada = create('actor', { kind: 'person', name: 'Ada Lind' });
const topic = create('topic', { name: 'Ferries' });
const quote = create('quote', {
  articleId: article.id,
  reportedText: 'We sail on Monday',
  segments: [{ start: 61, end: 78, prefix: '', suffix: '' }],
});

const sent = async (...edits: readonly Edit[]): Promise<void> => {
  for (const edit of edits) {
    await desk.save(edit);
    await isSent();
  }
};
const isSent = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const look = (): void => {
      Promise.resolve(desk.replica.answerer.status({})).then(({ waiting, connection }) => {
        if (waiting > 0 || connection !== 'online') return;
        stop();
        resolve();
      }, reject);
    };
    const stop = desk.replica.onEvent(look);
    look();
  });
const shot = async (name: string): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.page.emulateMedia({ colorScheme });
    await desk.page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
  }
};
const onServer = () => desk.page.getByRole('region', { name: 'On the server' });
const descriptionOf = async () =>
  (await desk.replica.answerer.getTopic({ id: topic.id }))?.topic.record.fields.description;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  const config = { host: '127.0.0.1', port: 0, dataDir, databaseUrl: undefined } as const;
  const started = await startServer({ ...config, anonymous: 'reader' });
  if (!started.ok) throw new Error(started.message);
  server = started;
  const token = readFileSync(server.tokenFile, 'utf8').trim();
  desk = await openRendererPage(undefined, server.url, token);
  await sent(article, ada, topic, quote);
  await sent(
    update(topic, {
      description:
        'Boats that carry people and cars between the islands and the coast, the whole year round',
    }),
    update(
      topic,
      { description: 'Boats that carry people between the islands and the coast, in summer only' },
      2,
    ),
    update(topic, { name: 'Ferry lines' }, 3),
    update(quote, {
      cue: 'said',
      attributions: [{ actorId: ada.id, part: 'speaker', role: 'harbour master' }],
    }),
    update(quote, { status: 'in_review' }, 2),
  );
});
afterAll(async () => {
  await desk.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the history of a record', () => {
  test('opens with its keys, and says who did what and when, with what differs marked', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Topics/ }).click();
    await page.getByRole('grid', { name: 'Topics' }).getByText('Ferry lines').click();
    await page.getByRole('heading', { level: 1, name: 'Ferry lines' }).waitFor();
    await page.keyboard.press('Control+Shift+H');
    await page.getByRole('heading', { level: 1, name: 'History of the topic' }).waitFor();
    const entries = onServer().locator('.change');
    await entries.nth(3).waitFor();
    expect(await entries.count()).toBe(4);
    const [newest, described] = [entries.nth(0), entries.nth(1)];
    await newest.getByText('You changed name').waitFor();
    expect(await newest.locator('del').innerText()).toBe('Ferries');
    expect(await newest.locator('ins').innerText()).toBe('Ferry lines');
    expect(await newest.locator('time').innerText()).toMatch(/^just now, \d+ \w+ \d{4} at/);
    expect(await described.locator('del').allInnerTexts()).toContain('and cars ');
    await shot('topic');
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test('puts a change back as an edit that is sent, and takes that back again', async () => {
    const { page } = desk;
    const entries = onServer().locator('.change');
    await entries
      .nth(1)
      .getByRole('button', { name: /^Put back what was done/ })
      .click();
    await page.getByRole('status').getByText('Put back: description.').waitFor();
    expect(await descriptionOf()).toContain('people and cars');
    await shot('put-back');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('status').filter({ hasText: 'Undone' }).waitFor();
    expect(await descriptionOf()).toContain('in summer only');
  });

  test('leaves what somebody changed since, and says so', async () => {
    const { page } = desk;
    await isSent();
    const first = onServer()
      .locator('.change')
      .filter({ hasText: 'Boats that carry people and cars between' })
      .filter({ hasNot: page.locator('del') });
    await first.getByRole('button', { name: /^Put back/ }).click();
    await page.getByText('Not put back: description. Somebody changed it since.').waitFor();
  });

  test('goes back with Escape to where one was', async () => {
    const { page } = desk;
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Ferry lines' }).waitFor();
  });

  test('is that of the open quote, and of the article where one reads', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Quotes/ }).click();
    await page.getByRole('grid', { name: 'Quotes' }).getByText('We sail on Monday').click();
    await page.getByRole('group', { name: 'Open quote' }).waitFor();
    await page.keyboard.press('Control+Shift+H');
    await page.getByRole('heading', { level: 1, name: 'History of the quote' }).waitFor();
    await onServer().getByText('Speaker: Ada Lind (harbour master)').waitFor();
    await onServer().getByText('In review').waitFor();
    await shot('quote');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const reader = page.getByRole('region', { name: 'Article', exact: true });
    await reader.getByRole('button', { name: 'History' }).click();
    await page.getByRole('heading', { level: 1, name: 'History of the article' }).waitFor();
    await onServer()
      .getByText(/^Show the \d fields it began with$/)
      .click();
    await shot('article');
    await page.keyboard.press('Escape');
  });

  test('is calm where the server is away: what waits here is told, and where the rest is', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Actors/ }).click();
    await page.getByRole('grid', { name: 'Actors' }).getByText('Ada Lind').click();
    await page.getByRole('heading', { level: 1, name: 'Ada Lind' }).waitFor();
    await server.stop();
    await page.getByText('Offline').waitFor();
    await desk.save(update(ada, { country: 'NO', description: 'Harbour master of Port Amsel' }));
    await page.getByRole('button', { name: 'History', exact: true }).click();
    const waiting = page.getByRole('region', { name: 'On this machine, not sent yet' });
    await waiting.getByText('You changed country and description').waitFor();
    await page
      .getByText('The rest is on the server, and is shown once it is reached again.')
      .waitFor();
    await shot('offline');
    expect(await accessibilityViolations(page)).toEqual([]);
    await waiting.getByRole('button', { name: /^Put back/ }).click();
    await page.getByText('Put back: country and description.').waitFor();
    expect((await desk.replica.answerer.status({})).waiting).toBe(0);
  });
});

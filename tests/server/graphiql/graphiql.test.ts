import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { examples } from '#server/graphiql/page/examples/examples.ts';
import { startServer, type RunningServer } from '#server/main.ts';
import { createTestDatabase } from '#tests/support/postgres.ts';
import { askGraphql } from '#tests/support/server-process.ts';

const artefacts = new URL('../../artefacts/graphiql/', import.meta.url).pathname;
const database = await createTestDatabase(inject('cluster'));
const dataDir = await mkdtemp(join(tmpdir(), 'verbatim-graphiql-'));
let server: RunningServer;
let browser: Browser;
let token: string;

beforeAll(async () => {
  const started = await startServer({
    host: '127.0.0.1',
    port: 0,
    dataDir,
    databaseUrl: database.url,
    anonymous: 'reader',
  });
  if (!started.ok) throw new Error(started.message);
  server = started;
  token = (await readFile(server.tokenFile, 'utf8')).trim();
  await server.prepareGraphiql();
  await mkdir(artefacts, { recursive: true });
  browser = await chromium.launch({
    executablePath: process.env['VERBATIM_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const tabs = examples.map(
  ({ query }) => /^(?:query|mutation|subscription) (\w+)/m.exec(query)?.[1] ?? '',
);
const writing = ['ConflictAndResolve', 'ImportArticle'];

/** Opens GraphiQL in a browser that reaches nothing but this machine. */
async function openGraphiql(colorScheme: 'light' | 'dark') {
  const context = await browser.newContext({ colorScheme, viewport: { width: 1400, height: 900 } });
  const complaints: string[] = [];
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin === server.url || url.protocol === 'data:' || url.protocol === 'blob:')
      return await route.continue();
    complaints.push(`asked for ${url.href}`);
    return await route.abort();
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${server.url}/graphql`);
  await page.getByRole('tab', { name: tabs[0] ?? '' }).waitFor();
  return { page, complaints, close: () => context.close() };
}

/** Presses Run and answers the data that is shown. */
async function run(page: Page, name: string): Promise<string> {
  const answered = page.waitForResponse(
    (response) => response.request().postData()?.includes(` ${name}`) ?? false,
  );
  await page.getByRole('button', { name: /^Execute/ }).click();
  const response = await answered;
  expect(response.status(), await response.text()).toBe(200);
  await page.locator('.result-window .view-line', { hasText: '"data"' }).first().waitFor();
  return await response.text();
}

describe.each(['light', 'dark'] as const)('GraphiQL in a %s browser without internet', (scheme) => {
  test('opens with its examples in tabs, each of which returns data', async () => {
    const { page, complaints, close } = await openGraphiql(scheme);
    for (const name of tabs) {
      await page.getByRole('tab', { name }).click();
      await page.locator('.graphiql-query-editor .view-line', { hasText: name }).first().waitFor();
      if (writing.includes(name)) {
        expect(await run(page, name)).toContain('UNAUTHENTICATED');
        await page.getByRole('button', { name: 'Headers' }).click();
        await page.locator('.graphiql-editor-tool .monaco-editor:visible').click();
        // Pasted and not typed: the editor would close every bracket by itself.
        await page.keyboard.insertText(JSON.stringify({ Authorization: `Bearer ${token}` }));
        expect(await run(page, name)).toContain('Payload');
      } else if (name === 'FollowChanges') {
        await page.getByRole('button', { name: /^Execute/ }).click();
        await page.getByRole('button', { name: /^Stop/ }).click();
      } else {
        expect(JSON.parse(await run(page, name))).toMatchObject({
          data: expect.objectContaining({}),
        });
      }
      await page.screenshot({ path: join(artefacts, `${scheme}-${name}.png`) });
    }
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);
});

/** Writes a document into the editor of a new tab. */
async function writeQuery(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: /new tab/i }).click();
  await page.locator('.graphiql-query-editor .monaco-editor').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

test('GraphiQL follows a subscription, shows each change as it comes, and stops when told', async () => {
  const { page, complaints, close } = await openGraphiql('light');
  await writeQuery(page, 'subscription Follow { changes { cursor change { fields { after } } } }');
  const streams = async () =>
    /^verbatim_event_streams (\d+)$/m.exec(
      await (await fetch(`${server.url}/metrics`)).text(),
    )?.[1];
  await page.getByRole('button', { name: /^Execute/ }).click();
  await expect.poll(streams).toBe('1');
  for (const name of ['Seen in GraphiQL', 'Seen after it']) {
    await askGraphql(
      server.url,
      `mutation ($name: String!) { createTopic(input: { name: $name }) { __typename } }`,
      { token, variables: { name } },
    );
    await page.locator('.result-window .view-line', { hasText: name }).first().waitFor();
  }
  await page.screenshot({ path: join(artefacts, 'subscription.png') });
  await page.getByRole('button', { name: /^Stop/ }).click();
  await expect.poll(streams).toBe('0');
  await page.getByRole('button', { name: /^Execute/ }).waitFor();
  expect(complaints).toEqual([]);
  await close();
}, 60_000);

test('The page may load nothing from elsewhere, and what it loads may be kept for ever', async () => {
  const page = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self';/,
  );
  const script = /src="(\/graphiql\/[^"]+\.js)"/.exec(await page.text())?.[1];
  const asset = await fetch(`${server.url}${script}`);
  expect(asset.headers.get('cache-control')).toContain('immutable');
  expect(asset.headers.get('content-type')).toContain('text/javascript');
});

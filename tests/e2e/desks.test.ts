import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { startDeskApp, type DeskApp } from '#tests/support/desk-app.ts';
import { freePort, startServerProcess, type ServerProcess } from '#tests/support/server-process.ts';

const run = promisify(execFile);

/** A first run, step by step; each step goes on from the one before. */
describe('from the first run to several desks', () => {
  let folder: string;
  let server: ServerProcess;
  let app: DeskApp;
  let page: Page;
  const tokens: Record<string, string> = {};
  let broken = '';

  const start = async (): Promise<void> => {
    app = await startDeskApp({ profile: join(folder, 'profile'), pictures: 'desks' });
    page = app.page;
  };
  const desks = async (): Promise<void> => {
    await page.getByRole('button', { name: /^Verbatim/ }).click();
    await page.getByRole('dialog', { name: 'Desks on this machine' }).waitFor();
  };
  const connect = async (token: string): Promise<void> => {
    await page.getByRole('button', { name: 'Connect to another server' }).click();
    await page.getByLabel('Address of the server').fill(server.address);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('A token', { exact: true }).click();
    await page.getByLabel('Token', { exact: true }).fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-desks-'));
    const [port, dataDir] = [await freePort(), join(folder, 'data')];
    server = await startServerProcess({ dataDir, port });
    const env = { ...process.env, VERBATIM_PORT: String(port), VERBATIM_DATA_DIR: dataDir };
    for (const name of ['Ada', 'Bo']) {
      const added = await run(
        process.execPath,
        ['server/cli/verbatim.mjs', 'account', 'add', name, '--role', 'editor'],
        { cwd: repositoryRoot, env },
      );
      tokens[name] = added.stdout.trim().split('\n').at(-1)?.trim() ?? '';
    }
    await start();
  });
  beforeEach(({ task }) => {
    if (broken !== '') throw new Error(`An earlier step failed: ${broken}.`);
    onTestFailed(() => {
      broken = task.name;
    });
  });
  afterAll(async () => {
    await app.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('begins with three ways to a desk and nothing to read', async () => {
    await page.getByRole('heading', { name: 'Where is your desk?' }).waitFor();
    expect(await page.getByRole('button').count()).toBe(3);
    await app.shot('1-first-run');
  });

  it('shows a sample to work on without any server, marked as one', async () => {
    await page.getByRole('button', { name: 'Look around a sample' }).click();
    await page.getByText('Sample desk. What you do here stays on this machine.').waitFor();
    await page.getByRole('row').filter({ hasText: 'Island ferry' }).click();
    await page.getByRole('heading', { name: /Island ferry/ }).waitFor();
    await app.shot('2-sample');
    await page.keyboard.press('Control+4');
    await page.getByRole('button', { name: 'New topic' }).click();
    const topic = page.getByRole('form', { name: 'Topic' });
    await topic.getByLabel('Name', { exact: true }).fill('Night boats');
    await topic.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('row').filter({ hasText: 'Night boats' }).waitFor();
  });

  it('says what is wrong with an address, and then signs in at a server', async () => {
    await desks();
    await page.getByRole('button', { name: 'Connect to another server' }).click();
    await page.getByLabel('Address of the server').fill('ftp://x');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText(/This is no address/).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await connect('wrong');
    await page.getByText(/The server does not take this token/).waitFor();
    await app.shot('3-sign-in');
    await page.getByLabel('Token', { exact: true }).fill(tokens['Ada'] ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('status', { name: 'Sync' }).filter({ hasText: 'Online' }).waitFor();
    await page.getByRole('button', { name: /^Verbatim.*Ada, editor/s }).waitFor();
  });

  it('keeps two accounts of one server and the sample apart, drafts included', async () => {
    await page.keyboard.press('Control+3');
    await page.getByRole('button', { name: 'New actor' }).click();
    await page
      .getByRole('form', { name: 'Actor' })
      .getByLabel('Name', { exact: true })
      .fill('Half typed');
    await desks();
    await connect(tokens['Bo'] ?? '');
    await page.getByRole('button', { name: /^Verbatim.*Bo, editor/s }).waitFor();
    await page.keyboard.press('Control+3');
    await page.getByRole('grid', { name: 'Actors' }).waitFor();
    expect(await page.getByText('Half typed').count()).toBe(0);
    await desks();
    await app.shot('4-desks');
    await page
      .getByRole('button', { name: /Ada, editor/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^Verbatim.*Ada, editor/s }).waitFor();
    const names = JSON.parse(await readFile(join(folder, 'profile', 'desks.json'), 'utf8')) as {
      desks: { server: string; account: { name: string } | null }[];
    };
    expect(names.desks.map(({ account }) => account?.name ?? null)).toEqual([null, 'Ada', 'Bo']);
  });

  it('opens the desk that was open last, and names what is lost with one before it goes', async () => {
    await app.close();
    await start();
    await page.getByRole('button', { name: /^Verbatim.*Ada, editor/s }).waitFor();
    await desks();
    await page.getByRole('button', { name: 'Forget Sample' }).click();
    await page.getByText('This is lost for good: 1 edit that was never sent.').waitFor();
    await app.shot('5-forget');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: /Forget .*Bo, editor/ }).click();
    await page.getByText(/Everything you did there is on the server/).waitFor();
    await page.getByRole('button', { name: 'Forget', exact: true }).click();
    await page.getByRole('button', { name: 'Forget Sample' }).waitFor();
    expect(await page.getByRole('button', { name: /Forget .*Bo, editor/ }).count()).toBe(0);
    expect(await readFile(join(folder, 'profile', 'tokens.json'), 'utf8')).not.toContain(
      tokens['Bo'] ?? 'no token',
    );
    await page.getByRole('button', { name: 'Forget Sample' }).click();
    await page.getByRole('button', { name: 'Forget it and lose them' }).click();
    await page.getByRole('button', { name: /Forget .*Ada, editor/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Forget Sample' }).count()).toBe(0);
  });
});

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { openDeskWindow, type DeskWindow } from '#tests/support/desk-window.ts';
import { selectInBody } from '#tests/support/select-in-body.ts';
import {
  askGraphql,
  freePort,
  startServerProcess,
  type ServerProcess,
} from '#tests/support/server-process.ts';
import { wireArticle } from '#tests/support/wire-article.ts';

const run = promisify(execFile);

const savedQuotes = `
  query ($text: String!) {
    quotes(first: 5, filter: { text: $text }) {
      totalCount
      edges {
        node {
          reportedText
          kind
          cue
          medium
          note
          saidOn { date precision words }
          segments { start end }
          attributions { part role actor { name } }
          article { headline body }
        }
      }
    }
  }
`;

/** The first desk, step by step; each step goes on from the one before, as an editor's day does. */
describe('the first desk, online and offline', () => {
  let folder: string;
  let port: number;
  let server: ServerProcess;
  let desk: DeskWindow;
  let page: Page;
  let broken = '';

  const startServer = async (): Promise<void> => {
    server = await startServerProcess({ dataDir: join(folder, 'data'), port });
  };
  const startApp = async (): Promise<void> => {
    desk = await openDeskWindow({
      profile: join(folder, 'profile'),
      server: `http://127.0.0.1:${port}`,
      tokenFile: join(folder, 'data', 'admin-token'),
      pictures: 'first-desk',
    });
    page = desk.page;
  };
  const create = async (label: string, name: string, option: string): Promise<void> => {
    await desk.statement().getByRole('combobox', { name: label }).fill(name);
    await page.getByRole('option', { name: `${option} “${name}”` }).click();
    await desk
      .statement()
      .getByRole('button', { name: `Remove ${name}` })
      .waitFor();
  };
  const quoteOnServer = async (): Promise<unknown> =>
    await askGraphql(server.address, savedQuotes, { variables: { text: wireArticle.search } });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-first-desk-'));
    port = await freePort();
    await startServer();
  });

  beforeEach(({ task }) => {
    if (broken !== '') throw new Error(`An earlier step failed: ${broken}.`);
    onTestFailed(() => {
      broken = task.name;
    });
  });

  afterAll(async () => {
    await desk.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('imports the wire article from the command line', async () => {
    const { stdout } = await run(
      process.execPath,
      ['server/cli/verbatim.mjs', 'import', wireArticle.path],
      {
        cwd: repositoryRoot,
        env: {
          ...process.env,
          VERBATIM_PORT: String(port),
          VERBATIM_DATA_DIR: join(folder, 'data'),
        },
      },
    );
    expect(stdout).toContain(wireArticle.headline);
  });

  it('shows it in the app', async () => {
    await startApp();
    await desk.waitForSync(/Online/);
    await desk.openArticle(wireArticle.headline);
    await desk.shot('1-article');
  });

  it('saves its first direct quote with speaker, role, organisation, date and medium', async () => {
    await selectInBody(page, wireArticle.firstQuote);
    await page.getByRole('button', { name: 'Make quote' }).click();
    await desk.shot('2-selected');
    await create('Speaker', wireArticle.speaker, 'Create person');
    await desk.statement().getByRole('textbox', { name: 'Role' }).fill(wireArticle.role);
    await create('On behalf of', wireArticle.organization, 'Create organization');
    await desk.statement().getByLabel('Cue').fill('said');
    await desk.statement().getByLabel('Said on').fill('on Wednesday');
    await desk.statement().getByText('29 May 2024').waitFor();
    await desk.statement().getByLabel('Medium').selectOption('statement');
    await desk.shot('3-statement');
    await desk.statement().getByLabel('Cue').focus();
    await desk.statement().getByRole('status', { name: 'This quote' }).getByText('Saved').waitFor();
    await desk.waitForSync(/Online.*Nothing waiting/);
    await desk.shot('4-saved');
  });

  it('answers with the same record over HTTP', async () => {
    const data = await quoteOnServer();
    expect(data).toMatchObject({
      quotes: {
        totalCount: 1,
        edges: [
          {
            node: {
              reportedText: wireArticle.firstQuote,
              kind: 'DIRECT',
              cue: 'said',
              medium: 'STATEMENT',
              saidOn: { date: '2024-05-29', precision: 'DAY', words: 'on Wednesday' },
              attributions: [
                { part: 'SPEAKER', role: wireArticle.role, actor: { name: wireArticle.speaker } },
                { part: 'ON_BEHALF_OF', role: null, actor: { name: wireArticle.organization } },
              ],
              article: { headline: wireArticle.headline },
            },
          },
        ],
      },
    });
  });

  it('goes on while the server is stopped: edits the quote and makes an actor', async () => {
    await server.stop();
    await desk.waitForSync(/Offline/);
    await desk.statement().getByLabel('Note').fill('Checked against the recording.');
    await desk.waitForSync(/1 edit waiting/);
    await desk.go('Actors');
    await page.getByRole('button', { name: 'New actor' }).click();
    const actor = page.getByRole('form', { name: 'Actor' });
    await actor.getByLabel('Name', { exact: true }).fill('Ministry of Lighthouses');
    await actor.getByRole('button', { name: 'Create' }).click();
    await desk.waitForSync(/2 edits waiting/);
    await desk.shot('5-offline', ['light', 'dark']);
  });

  it('has both after a restart without the server', async () => {
    await desk.close();
    await startApp();
    await desk.waitForSync(/Offline.*2 edits waiting/);
    await desk.openArticle(wireArticle.headline);
    await page
      .getByRole('button', { name: wireArticle.firstQuote.slice(0, 30) })
      .first()
      .click();
    await expect
      .poll(async () => await desk.statement().getByLabel('Note').inputValue())
      .toBe('Checked against the recording.');
    await desk.shot('6-restarted-offline', ['light', 'dark']);
    await desk.go('Actors');
    await page.getByRole('searchbox', { name: 'Search actors' }).fill('lighth');
    await page.getByRole('row').filter({ hasText: 'Ministry of Lighthouses' }).waitFor();
    await desk.shot('7-search-offline');
  });

  it('sends both by itself once the server is back', async () => {
    await startServer();
    await desk.waitForSync(/Online.*Nothing waiting/);
    expect(await quoteOnServer()).toMatchObject({
      quotes: { edges: [{ node: { note: 'Checked against the recording.' } }] },
    });
    const actors = await askGraphql(
      server.address,
      '{ actors(first: 5, filter: { text: "Lighthouses" }) { totalCount edges { node { name kind } } } }',
    );
    expect(actors).toEqual({
      actors: {
        totalCount: 1,
        edges: [{ node: { name: 'Ministry of Lighthouses', kind: 'PERSON' } }],
      },
    });
    await desk.shot('8-online-again', ['light', 'dark']);
  });

  it('shows what another client changed without anyone doing anything', async () => {
    await page.getByRole('row').filter({ hasText: 'Ministry of Lighthouses' }).click();
    const found = await askGraphql(
      server.address,
      '{ actors(first: 1, filter: { text: "Lighthouses" }) { edges { node { id revision } } } }',
    );
    const { id, revision } = firstNode(found);
    const token = await server.adminToken();
    await askGraphql(
      server.address,
      `mutation ($input: UpdateActorInput!) {
        updateActor(input: $input) { __typename ... on Error { message } }
      }`,
      {
        token,
        variables: {
          input: {
            id,
            baseRevision: revision,
            changes: { name: 'Ministry of Lighthouses and Buoys' },
          },
        },
      },
    );
    await page
      .getByRole('heading', { name: 'Ministry of Lighthouses and Buoys' })
      .waitFor({ timeout: 10_000 });
    await desk.shot('9-live');
  });
});

function firstNode(data: unknown): { id: string; revision: number } {
  const text = JSON.stringify(data);
  const [, id = '', revision = ''] = /"id":"([^"]+)","revision":(\d+)/.exec(text) ?? [];
  expect(id).not.toBe('');
  return { id, revision: Number(revision) };
}

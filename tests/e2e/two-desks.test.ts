import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { openDeskWindow, type DeskWindow } from '#tests/support/desk-window.ts';
import { selectInBody } from '#tests/support/select-in-body.ts';
import { freePort, startServerProcess, type ServerProcess } from '#tests/support/server-process.ts';
import { wireArticle } from '#tests/support/wire-article.ts';

const run = promisify(execFile);
const both = ['light', 'dark'] as const;

/** Two editors at two machines, and a server that goes away between them; each step goes on from the one before. */
describe('two desks', () => {
  let folder: string;
  let port: number;
  let server: ServerProcess;
  let ada: DeskWindow;
  let mira: DeskWindow;
  let broken = '';

  const verbatim = async (...args: readonly string[]): Promise<string> => {
    const env = {
      ...process.env,
      VERBATIM_PORT: String(port),
      VERBATIM_DATA_DIR: join(folder, 'data'),
    };
    const command = ['server/cli/verbatim.mjs', ...args];
    return (await run(process.execPath, command, { cwd: repositoryRoot, env })).stdout;
  };
  const startServer = async (): Promise<void> => {
    server = await startServerProcess({ dataDir: join(folder, 'data'), port });
  };
  const openFor = async (name: string): Promise<DeskWindow> => {
    const shown = await verbatim('account', 'add', name, '--role', 'editor');
    const [token = ''] = /vbt_\S+/.exec(shown) ?? [];
    const tokenFile = join(folder, `${name}.token`);
    await writeFile(tokenFile, `${token}\n`);
    return await openDeskWindow({
      profile: join(folder, name),
      server: `http://127.0.0.1:${port}`,
      tokenFile,
      pictures: 'two-desks',
    });
  };
  const openQuote = async (desk: DeskWindow): Promise<void> => {
    await desk.openArticle(wireArticle.headline);
    const mark = desk.page.getByRole('button', { name: wireArticle.firstQuote.slice(0, 30) });
    await mark.first().click();
    await desk.statement().waitFor();
  };
  const save = async (desk: DeskWindow, fields: Readonly<Record<string, string>>) => {
    for (const [label, text] of Object.entries(fields)) {
      await desk.statement().getByLabel(label).fill(text);
    }
    // Whoever leaves the last field has saved it.
    await desk.page.keyboard.press('Tab');
  };
  const holds = async (desk: DeskWindow, label: string, text: string): Promise<void> => {
    const field = desk.statement().getByLabel(label);
    await expect.poll(() => field.inputValue(), { timeout: 20_000 }).toBe(text);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-two-desks-'));
    port = await freePort();
    await startServer();
    await verbatim('import', wireArticle.path);
  });

  beforeEach(({ task }) => {
    if (broken !== '') throw new Error(`An earlier step failed: ${broken}.`);
    onTestFailed(() => {
      broken = task.name;
    });
  });

  afterAll(async () => {
    await ada.close();
    await mira.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('show the same quote, as soon as one of them has saved it', async () => {
    ada = await openFor('Ada');
    mira = await openFor('Mira');
    await ada.waitForSync(/Online/);
    await ada.openArticle(wireArticle.headline);
    // Drawn once its suggestions are marked: what is drawn anew loses a selection that was just made.
    await ada.page.locator('article mark').first().waitFor();
    await selectInBody(ada.page, wireArticle.firstQuote);
    await ada.page.getByRole('button', { name: 'Make quote' }).click();
    await save(ada, { Cue: 'said' });
    await ada.waitForSync(/Online.*Nothing waiting/);
    await openQuote(mira);
    await holds(mira, 'Cue', 'said');
  });

  it('go on apart while the server is stopped, with the same field and with different ones', async () => {
    await server.stop();
    for (const desk of [ada, mira]) await desk.waitForSync(/Offline/);
    await save(ada, { Cue: 'stressed', Venue: 'Harbour office' });
    await ada.waitForSync(/1 edit waiting/);
    await save(mira, { Cue: 'insisted', Note: 'Heard on the recording.' });
    await mira.waitForSync(/1 edit waiting/);
    await ada.shot('1-ada-apart');
    await mira.shot('2-mira-apart');
  });

  it('merge the different fields by themselves, and ask the second editor about the same one', async () => {
    await startServer();
    for (const desk of [ada, mira]) await desk.waitForSync(/Online/);
    const conflicts = async (): Promise<readonly boolean[]> =>
      await Promise.all(
        [ada, mira].map(({ page }) =>
          page.getByRole('status', { name: 'Sync' }).getByText('1 conflict').isVisible(),
        ),
      );
    await expect
      .poll(async () => (await conflicts()).filter((asked) => asked).length, { timeout: 30_000 })
      .toBe(1);
    // Whoever came to the server first is in; the other's desk is the one that asks.
    const [adaIsAsked] = await conflicts();
    const [asked, other] = adaIsAsked === true ? [ada, mira] : [mira, ada];
    const [mine, theirs] =
      adaIsAsked === true ? ['stressed', 'insisted'] : ['insisted', 'stressed'];
    await holds(other, 'Cue', theirs);

    await asked.page.getByRole('button', { name: 'Show what is waiting' }).click();
    await asked.page
      .getByRole('region', { name: 'To be decided by you' })
      .getByRole('button')
      .first()
      .click();
    const conflict = asked.page.getByRole('region', { name: 'Conflict', exact: true });
    await conflict.waitFor();
    const cue = conflict.getByRole('group', { name: 'Cue', exact: true });
    for (const word of ['said', mine, theirs]) await cue.getByText(word).first().waitFor();
    expect(await conflict.getByRole('group', { name: 'Note', exact: true }).count()).toBe(0);
    await asked.shot('3-conflict', both);
    await cue.getByRole('radio', { name: 'Yours' }).press('m');
    await asked.page.keyboard.press('Control+Enter');

    await openQuote(asked);
    for (const desk of [ada, mira]) {
      await desk.waitForSync(/Online.*Nothing waiting/);
      await holds(desk, 'Cue', mine);
      await holds(desk, 'Venue', 'Harbour office');
      await holds(desk, 'Note', 'Heard on the recording.');
    }
    await ada.shot('4-ada-healed', both);
    await mira.shot('5-mira-healed', both);
  });

  it('see what the other undoes, though it was sent long ago', async () => {
    await save(ada, { Venue: 'Town hall' });
    await holds(mira, 'Venue', 'Town hall');
    await ada.page.getByRole('grid').focus();
    await ada.menu('undo');
    await ada.page
      .getByRole('status', { name: 'Undo' })
      .filter({ hasText: /^Undone: venue/ })
      .waitFor();
    await holds(ada, 'Venue', 'Harbour office');
    await holds(mira, 'Venue', 'Harbour office');
    await ada.shot('6-undone', both);
    await ada.menu('redo');
    await holds(mira, 'Venue', 'Town hall');
  });
});

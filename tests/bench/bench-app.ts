import { join } from 'node:path';
import { writeBlankApp } from './app/blank-app.ts';
import {
  articleToPaint,
  firstList,
  firstPaint,
  keysToPaint,
  rowsToPaint,
  until,
  watchLongTasks,
} from './app/page-timings.ts';
import { runApp, type RunningApp } from './app/run-app.ts';
import type { BenchDesk } from './bench-desk.ts';
import type { BenchSettings } from './bench-settings.ts';
import { startContender } from './start-contender.ts';
import { median, quantile, shown } from './statistics.ts';
import { builtApp, ensureDesktopBuilt, repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { openDeskFolder } from '#desktop/replica/desk-folder.ts';
import { writeGeneratedDesk } from '#tests/support/generated-desk.ts';
import { startVirtualDisplay } from '#tests/support/virtual-display.ts';

const longest = 200;
const keys = 200;
const openings = 12;
// Nothing listens there, so that the replica does nothing but answer.
const nowhere = 'http://127.0.0.1:9';

/**
 * Measures the real app in the real Electron beside a blank window in the same: how soon it shows its first list, and
 * what both hold in memory; then how it answers to keys, by itself and while it fetches a first copy from a server.
 */
export async function benchApp(desk: BenchDesk, settings: BenchSettings): Promise<void> {
  const { say, rounds, articles, quotesPerArticle, actors } = settings;
  const problem = await ensureDesktopBuilt(process.env, say);
  if (problem !== undefined) throw new Error(problem);
  const folder = join(desk.dataDir, 'app');
  const [blank, profile] = [join(folder, 'blank'), join(folder, 'profile')];
  await writeBlankApp(blank);
  const file = openDeskFolder(join(profile, 'desks'), nowhere).currentFile();
  writeGeneratedDesk(file, { articles, quotesPerArticle, actors, longest });
  const display = await startVirtualDisplay('1920x1080x24');
  const env = { DISPLAY: display.display, VERBATIM_SERVER: nowhere };
  const appDir = join(repositoryRoot, builtApp);
  try {
    const times: { blank: number[]; desk: number[] } = { blank: [], desk: [] };
    const bytes: { blank: number[]; desk: number[] } = { blank: [], desk: [] };
    // The first round warms up: nobody starts an app for the first time more than once.
    for (let round = 0; round <= rounds; round += 1) {
      const one = await runApp({ appDir: blank, profile: join(folder, 'blank-profile'), env });
      const shownBlank = await one.since(await firstPaint(one.page));
      const blankBytes = await settledMemory(one);
      await one.close();
      const other = await runApp({ appDir, profile, env });
      const shownDesk = await other.since(await firstList(other.page));
      const deskBytes = await settledMemory(other);
      await other.close();
      if (round === 0) continue;
      times.blank.push(shownBlank);
      times.desk.push(shownDesk);
      bytes.blank.push(blankBytes);
      bytes.desk.push(deskBytes);
    }
    const ratio = (one: readonly number[], other: readonly number[]): string =>
      shown(median(one.map((value, index) => value / (other[index] ?? Number.NaN))));
    say('app | Verbatim | blank window | ratio');
    say(
      `from the start of the process to the first list, ms | ${shown(median(times.desk))} | ${shown(median(times.blank))} | ${ratio(times.desk, times.blank)}`,
    );
    const [deskMb, blankMb] = [bytes.desk, bytes.blank].map((some) => shown(median(some) / 1e6));
    say(`memory of all processes, MB | ${deskMb} | ${blankMb} | ${ratio(bytes.desk, bytes.blank)}`);
    const app = await runApp({ appDir, profile, env });
    try {
      await benchKeys(app, say);
    } finally {
      await app.close();
    }
    await benchFirstCopy(desk, { folder, env, appDir, say });
  } finally {
    display.stop();
  }
}

// What a page needed to start is given back soon after.
async function settledMemory(app: RunningApp): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 3000));
  return await app.memory();
}

async function benchKeys({ page }: RunningApp, say: (line: string) => void): Promise<void> {
  await firstList(page);
  say('keys to paint | p50 ms | p95 ms | most ms');
  await page.locator('.list-scroll').focus();
  const opened: number[] = [];
  for (let time = 0; time < openings; time += 1) {
    // The newest article is the long one; the next is as all others.
    await page.keyboard.press('Home');
    opened.push(await articleToPaint(page, longest));
    await page.locator('.list-scroll').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(page, `document.querySelectorAll('article mark').length < ${longest}`);
    await page.locator('.list-scroll').focus();
  }
  line(say, `opening an article with ${longest} quotes`, opened.slice(1));
  await page.keyboard.press('Control+2');
  await page.getByRole('grid', { name: 'Quotes' }).waitFor();
  await page.locator('.list-scroll .row').first().getByText(/./).first().waitFor();
  await page.locator('.list-scroll').focus();
  line(say, 'down a list of quotes, row by row', await rowsToPaint(page, keys, 'ArrowDown'));
  line(say, 'down a list of quotes, page by page', await rowsToPaint(page, keys, 'PageDown'));
  await page.locator('.list-pane .search').focus();
  line(say, 'typing in the search', await keysToPaint(page, typedKeys()));
}

async function benchFirstCopy(
  { connection, dataDir, tokenFile }: BenchDesk,
  {
    folder,
    env,
    appDir,
    say,
  }: {
    readonly folder: string;
    readonly env: Readonly<Record<string, string>>;
    readonly appDir: string;
    readonly say: (line: string) => void;
  },
): Promise<void> {
  const contender = await startContender({ name: 'verbatim', connection, dataDir });
  const server = `http://127.0.0.1:${contender.port}`;
  const copied = { ...env, VERBATIM_SERVER: server, VERBATIM_TOKEN_FILE: tokenFile };
  const app = await runApp({ appDir, profile: join(folder, 'copying'), env: copied });
  try {
    const { page } = app;
    const longTasks = await watchLongTasks(page);
    await firstList(page);
    const took: number[] = [];
    const fetching = page.getByRole('status', { name: 'Sync' }).getByText(/%/);
    // Ends because the copy does.
    while ((await fetching.count()) > 0) {
      await page.locator('.list-pane .search').focus();
      took.push(...(await keysToPaint(page, typedKeys())));
      await page.locator('.list-scroll').focus();
      await page.keyboard.press('End');
      await page.keyboard.press('Home');
    }
    const name = 'typing in the search while a first copy is fetched';
    if (took.length > 0) line(say, name, took);
    else say(`${name}: the copy was over before a key could be pressed; take a larger desk.`);
    const tasks = await longTasks();
    const over = tasks.filter((task) => task > 100).length;
    say(
      `tasks of the page over 50 ms while a first copy is fetched: ${tasks.length}, over 100 ms: ${over}, the longest ${shown(Math.max(0, ...tasks))} ms`,
    );
  } finally {
    await app.close();
    await contender.stop();
  }
}

function typedKeys(): readonly string[] {
  const words = 'honest harbour'.split('').map((letter) => (letter === ' ' ? 'Space' : letter));
  return [...words, ...words.map(() => 'Backspace')];
}

function line(say: (line: string) => void, name: string, took: readonly number[]): void {
  say(
    [name, quantile(took, 0.5), quantile(took, 0.95), Math.max(...took)]
      .map((part) => (typeof part === 'number' ? shown(part) : part))
      .join(' | '),
  );
}

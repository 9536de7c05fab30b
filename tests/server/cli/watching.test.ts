import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import {
  askGraphql,
  freePort,
  startServerProcess,
  type ServerProcess,
} from '#tests/support/server-process.ts';

// A command takes its time to start on a busy machine, and each of these starts several.
const patience = 300_000;
const root = await mkdtemp(join(tmpdir(), 'verbatim-watching-'));
const dataDir = join(root, 'data');
let server: ServerProcess;
let port = 0;
const watchers = new Set<ChildProcess>();

beforeAll(async () => {
  await mkdir(dataDir);
  port = await freePort();
  server = await startServerProcess({ dataDir, port });
}, patience);
afterEach(async () => {
  for (const watcher of watchers) {
    if (watcher.exitCode !== null || watcher.signalCode !== null) continue;
    watcher.kill('SIGKILL');
    await once(watcher, 'exit');
  }
  watchers.clear();
});
afterAll(async () => {
  await server.stop();
  await rm(root, { recursive: true, force: true });
});

const wire = (headline: string) =>
  `${headline}\n\nPORT AMSEL (Meridian Wire) - ${headline}, they say.\n`;

interface Watcher {
  readonly lines: string[];
  readonly process: ChildProcess;
  /** Resolves once a line was printed that matches. */
  readonly until: (pattern: RegExp) => Promise<void>;
}

function watchFolder(folder: string, settle = '0.2'): Watcher {
  const child = spawn(
    process.execPath,
    ['server/cli/verbatim.mjs', 'import', '--watch', folder, '--settle', settle],
    {
      cwd: repositoryRoot,
      env: {
        ...process.env,
        VERBATIM_DATA_DIR: dataDir,
        VERBATIM_SERVER: `http://127.0.0.1:${port}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  watchers.add(child);
  const lines: string[] = [];
  const hears = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const hear of hears) hear();
    });
  }
  const until = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (!lines.some((line) => pattern.test(line))) return;
        hears.delete(look);
        resolve();
      };
      child.once('close', () => reject(new Error(`No ${pattern} in:\n${lines.join('\n')}`)));
      hears.add(look);
      look();
    });
  return { lines, process: child, until };
}

async function folderOf(name: string): Promise<string> {
  const folder = join(root, name);
  await mkdir(folder);
  return folder;
}

async function headlines(words: string): Promise<string[]> {
  const found: string[] = [];
  const answer = z.object({
    articles: z.object({
      edges: z.array(z.object({ node: z.object({ headline: z.string() }) })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  });
  for (let after: string | null = null; ;) {
    const data: z.infer<typeof answer> = answer.parse(
      await askGraphql(
        server.address,
        `query ($after: String, $text: String!) {
          articles(first: 100, after: $after, filter: { text: $text }) {
            edges { node { headline } } pageInfo { hasNextPage endCursor } } }`,
        { variables: { after, text: words } },
      ),
    );
    found.push(...data.articles.edges.map(({ node }) => node.headline));
    if (!data.articles.pageInfo.hasNextPage) return found.sort();
    after = data.articles.pageInfo.endCursor;
  }
}

test(
  'a watched folder loses and doubles no file, however often the process is killed',
  async () => {
    const folder = await folderOf('killed');
    const names = Array.from(
      { length: 300 },
      (_, index) => `Killfeed ${String(index).padStart(3, '0')}`,
    );
    const write = async (some: readonly string[]) => {
      for (const name of some) await writeFile(join(folder, `${name}.txt`), wire(name));
    };
    await write(names.slice(0, 200));
    const first = watchFolder(folder);
    // After some of the answer was written down and before all of it was.
    await first.until(/^Imported: .*Killfeed/);
    first.process.kill('SIGKILL');
    await once(first.process, 'exit');
    await write(names.slice(200, 250));
    const second = watchFolder(folder);
    await second.until(/mported: .*Killfeed/);
    second.process.kill('SIGKILL');
    await once(second.process, 'exit');
    // The state is lost with the disk that it was on.
    await rm(join(folder, '.verbatim-import.json'), { force: true });
    await write(names.slice(250));
    const third = watchFolder(folder);
    await third.until(/mported: .*Killfeed 299/);
    third.process.kill('SIGINT');
    expect(await once(third.process, 'exit')).toEqual([0, null]);
    expect(await headlines('Killfeed')).toEqual(names);
    // One that finds everything done sends nothing.
    const fourth = watchFolder(folder);
    await fourth.until(/^Watching/);
    await writeFile(join(folder, 'Killfeed last.txt'), wire('Killfeed last'));
    await fourth.until(/^Imported: .*Killfeed last/);
    expect(fourth.lines.filter((line) => /mported: /.test(line))).toHaveLength(1);
    // What was written when the first two were killed is not left behind, either.
    fourth.process.kill('SIGINT');
    expect(await once(fourth.process, 'exit')).toEqual([0, null]);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  },
  patience,
);

test(
  'a file that is still being written is waited for, and one that was refused is tried again when it changes',
  async () => {
    const folder = await folderOf('slow');
    const watcher = watchFolder(folder, '1.5');
    await watcher.until(/^Watching/);
    await writeFile(join(folder, 'bad.txt'), '');
    const slow = join(folder, 'slow.txt');
    await writeFile(slow, 'Slowfeed one\n');
    // As long as the refusal takes, the other file grows again and again.
    const refused = watcher.until(/bad\.txt: .*is empty/);
    let waiting = true;
    void refused.then(() => (waiting = false));
    for (let line = 0; waiting; line += 1) {
      await appendFile(slow, `\nPORT AMSEL (Meridian Wire) - Slowfeed line ${line}.\n`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await appendFile(slow, '\nThe end of Slowfeed.\n');
    await writeFile(join(folder, 'moved.txt.part'), 'Half a Slowfeed');
    await watcher.until(/^Imported: .*slow\.txt/);
    await writeFile(join(folder, 'bad.txt'), wire('Slowfeed two'));
    await rename(join(folder, 'moved.txt.part'), join(folder, 'moved.txt'));
    await watcher.until(/^Imported: .*bad\.txt/);
    await watcher.until(/^Imported: .*moved\.txt/);
    expect(watcher.lines.filter((line) => line.includes('slow.txt (')).length).toBe(1);
    expect(await headlines('Slowfeed')).toEqual([
      'Half a Slowfeed',
      'Slowfeed one',
      'Slowfeed two',
    ]);
  },
  patience,
);

test(
  'a server that is away is waited for',
  async () => {
    const folder = await folderOf('away');
    const watcher = watchFolder(folder);
    await watcher.until(/^Watching/);
    await server.stop();
    await writeFile(join(folder, 'one.txt'), wire('Awayfeed one'));
    await watcher.until(/No server answers at .* Waiting for it\./);
    server = await startServerProcess({ dataDir, port });
    await watcher.until(/^Imported: .*one\.txt/);
    watcher.process.kill('SIGTERM');
    expect(await once(watcher.process, 'exit')).toEqual([0, null]);
    expect(await headlines('Awayfeed')).toEqual(['Awayfeed one']);
    const state = await readFile(join(folder, '.verbatim-import.json'), 'utf8');
    expect(JSON.parse(state)).toMatchObject({
      version: 1,
      files: { 'one.txt': expect.any(String) },
    });
  },
  patience,
);

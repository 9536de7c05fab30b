import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startServer, type RunningServer } from '#server/main.ts';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { openDesk } from '#tests/support/desk.ts';
import { create } from '#tests/support/edits.ts';

const kills = Number(process.env['VERBATIM_KILLS'] ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'verbatim-killed-'));
const script = join(repositoryRoot, 'desktop/out/tests/killed-desk.mjs');
let server: RunningServer;
let token: string;

beforeAll(async () => {
  const started = await startServer({
    host: '127.0.0.1',
    port: 0,
    dataDir: join(folder, 'server'),
    databaseUrl: undefined,
    anonymous: 'reader',
  });
  if (!started.ok) throw new Error(started.message);
  server = started;
  token = readFileSync(server.tokenFile, 'utf8').trim();
  // Bundled, because to transform it anew at each of its hundred starts would take most of the time.
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: fileURLToPath(new URL('killed-desk.ts', import.meta.url)),
      outDir: join(repositoryRoot, 'desktop/out/tests'),
      target: 'node18',
      minify: false,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
    ssr: { noExternal: ['zod', 'uuid', '@orama/stemmers'], external: ['libsql'] },
  });
}, 120_000);

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const told = z.object({
  id: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
});
type Saved = { name?: string | undefined; description?: string | undefined };

/** Runs a desk until it is killed at some moment; adds to `saved` what it was told is saved. */
async function runAndKill(path: string, run: number, saved: Map<string, Saved>): Promise<void> {
  const child = fork(script, [JSON.stringify({ path, server: server.url, token, run })], {
    cwd: repositoryRoot,
  });
  const exited = once(child, 'exit');
  // Some are killed while they open their file, the others after some saves: anywhere in the next, a push or a pull.
  const early = Math.random() < 0.2;
  let left = early ? 0 : 1 + Math.floor(30 * Math.random());
  const enough = new Promise<void>((resolve) => {
    if (left === 0) resolve();
    child.on('message', (message) => {
      const { id, ...fields } = told.parse(message);
      saved.set(id, { ...saved.get(id), ...fields });
      left -= 1;
      if (left <= 0) resolve();
    });
  });
  await Promise.race([enough, exited]);
  await pause((early ? 150 : 10) * Math.random());
  child.kill('SIGKILL');
  const [code]: unknown[] = await exited;
  expect(code).toBeNull();
}

interface Topic {
  readonly name: string;
  readonly description: string | null;
  readonly revision: number;
}

async function serversTopics(): Promise<Topic[]> {
  const topics: Topic[] = [];
  for (let after: string | null = null; ;) {
    const response: Response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query: `query ($after: String) { topics(first: 100, after: $after) {
          pageInfo { hasNextPage endCursor } edges { node { name description revision } } } }`,
        variables: { after },
      }),
    });
    const { data } = (await response.json()) as {
      data: {
        topics: {
          pageInfo: { hasNextPage: boolean; endCursor: string };
          edges: { node: Topic }[];
        };
      };
    };
    topics.push(...data.topics.edges.map(({ node }) => node));
    if (!data.topics.pageInfo.hasNextPage) return topics;
    after = data.topics.pageInfo.endCursor;
  }
}

it(`a desk that is killed ${kills} times loses nothing that it said was saved, and sends nothing twice (2.5, 4.2, 5.1)`, async () => {
  const path = join(folder, 'replica.sqlite');
  const saved = new Map<string, Saved>();
  const other = openDesk({ server: server.url, token });
  for (let run = 0; run < kills; run += 1) {
    // So that the killed one has something to pull.
    await other.save(create('topic', { name: `From the other desk ${run}` }));
    await runAndKill(path, run, saved);
  }
  expect(saved.size).toBeGreaterThan(kills);
  const desk = openDesk({ server: server.url, token, path });
  const settled = async () => {
    const { waiting, connection, syncedAt } = await desk.status();
    return waiting === 0 && connection === 'online' && syncedAt !== null;
  };
  await desk.until(settled);
  expect(await desk.status()).toMatchObject({ failed: 0, waiting: 0 });

  const topics = await serversTopics();
  const byName = new Map(topics.map((topic) => [topic.name, topic]));
  expect(byName.size).toBe(topics.length);
  for (const { name = '', description } of saved.values()) {
    const topic = byName.get(name);
    expect(topic, name).toBeDefined();
    if (description !== undefined) expect(topic?.description).toBe(description);
  }
  // Made, and described at most once: an edit that was sent again would have been another revision, or a conflict.
  for (const { name, description, revision } of topics.filter((topic) =>
    topic.name.startsWith('Run'),
  )) {
    expect(revision, name).toBeLessThanOrEqual(description === null ? 1 : 2);
  }
  const local = await desk.answerer.listTopics({
    filter: {},
    orderBy: 'name',
    direction: 'asc',
    offset: 0,
    limit: 1,
  });
  expect(local.total).toBe(topics.length);
}, 600_000);

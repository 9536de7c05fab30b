import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  bundleDesk,
  expectSavedOnce,
  serversTopics,
  startDesk,
  type Saved,
} from './desk-processes.ts';
import { startServer, type RunningServer } from '#server/main.ts';
import { openDesk } from '#tests/support/desk.ts';
import { create } from '#tests/support/edits.ts';

const kills = Number(process.env['VERBATIM_KILLS'] ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'verbatim-killed-'));
let server: RunningServer;
let token: string;
let script: string;

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
  script = await bundleDesk();
}, 120_000);

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a desk until it is killed at some moment; adds to `saved` what it was told is saved. */
async function runAndKill(path: string, run: number, saved: Saved): Promise<void> {
  const desk = startDesk(script, { path, server: server.url, token, run }, saved);
  // Some are killed while they open their file, the others after some saves: anywhere in the next, a push or a pull.
  const early = Math.random() < 0.2;
  await desk.saves(early ? 0 : 1 + Math.floor(30 * Math.random()));
  await pause((early ? 150 : 10) * Math.random());
  await desk.kill();
}

it(`a desk that is killed ${kills} times loses nothing that it said was saved, and sends nothing twice (2.5, 4.2, 5.1)`, async () => {
  const path = join(folder, 'replica.sqlite');
  const saved: Saved = new Map();
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

  const topics = await serversTopics(server.url, token);
  expectSavedOnce(topics, saved);
  const local = await desk.answerer.listTopics({
    filter: {},
    orderBy: 'name',
    direction: 'asc',
    offset: 0,
    limit: 1,
  });
  expect(local.total).toBe(topics.length);
}, 600_000);

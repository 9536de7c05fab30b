import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  bundleDesk,
  expectSavedOnce,
  serversTopics,
  startDesk,
  type DeskProcess,
  type Saved,
} from './desk-processes.ts';
import { openDesk } from '#tests/support/desk.ts';
import { freePort, startServerProcess, type ServerProcess } from '#tests/support/server-process.ts';

// VERBATIM_TROUBLES=500 is for a night.
const troubles = Number(process.env['VERBATIM_TROUBLES'] ?? 20);
const folder = mkdtempSync(join(tmpdir(), 'verbatim-processes-'));
const dataDir = join(folder, 'server');
const saved: Saved = new Map();
const desks: DeskProcess[] = [];
let port: number;
let server: ServerProcess;
let token: string;
let script: string;
let road: Awaited<ReturnType<typeof openRoad>>;
let runs = 0;

beforeAll(async () => {
  script = await bundleDesk();
  port = await freePort();
  server = await startServerProcess({ dataDir, port });
  token = await server.adminToken();
  road = await openRoad(port);
}, 240_000);

afterAll(async () => {
  for (const desk of desks) desk.process.kill('SIGKILL');
  road.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A road to the server on which all that moves can be held up, or cut. */
async function openRoad(to: number) {
  const sockets = new Set<Socket>();
  let blocked = false;
  const road = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('data', (data) => void other.write(data));
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      if (blocked) socket.pause();
    }
  }).listen(0, '127.0.0.1');
  await once(road, 'listening');
  const address = road.address();
  if (address === null || typeof address === 'string') throw new Error('The port has no number.');
  return {
    address: `http://127.0.0.1:${address.port}`,
    /** Nothing gets through, and nobody is told. */
    block: (): void => {
      blocked = true;
      for (const socket of sockets) socket.pause();
    },
    unblock: (): void => {
      blocked = false;
      for (const socket of sockets) socket.resume();
    },
    cut: (): void => {
      for (const socket of sockets) socket.destroy();
    },
    close: (): void => {
      for (const socket of sockets) socket.destroy();
      road.close();
    },
  };
}

const pathOf = (number: number): string => join(folder, `desk-${number}.sqlite`);

function runDesk(number: number): void {
  runs += 1;
  const options = { path: pathOf(number), server: road.address, token, run: runs };
  desks[number] = startDesk(script, options, saved);
}

async function killServer(): Promise<void> {
  const exited = once(server.process, 'exit');
  server.process.kill('SIGKILL');
  await exited;
  // Desks go on meanwhile; the next start finds the PostgreSQL that the killed one left behind.
  await Promise.all(desks.map((desk) => desk.saves(2)));
  server = await startServerProcess({ dataDir, port });
}

async function trouble(): Promise<void> {
  const number = Math.floor(Math.random() * desks.length);
  const kind = Math.random();
  if (kind < 0.15) await killServer();
  else if (kind < 0.55) {
    await desks[number]?.kill();
    runDesk(number);
  } else if (kind < 0.8) {
    road.block();
    await Promise.all(desks.map((desk) => desk.saves(3)));
    if (Math.random() < 0.5) road.cut();
    road.unblock();
  } else road.cut();
  await desks[number]?.saves(Math.floor(Math.random() * 10));
  await pause(20 * Math.random());
}

it(`server and desks that are killed again and again, and a network that stalls and breaks, lose nothing and do nothing twice (${troubles} times)`, async () => {
  for (const number of [0, 1, 2]) runDesk(number);
  await Promise.all(desks.map((desk) => desk.saves(3)));
  for (let count = 0; count < troubles; count += 1) await trouble();
  await killServer();
  for (const desk of desks) await desk.kill();

  const healed = desks.map((_, number) =>
    openDesk({ server: server.address, token, path: pathOf(number) }),
  );
  for (const desk of healed) {
    await desk.until(async () => {
      const { waiting, connection, syncedAt } = await desk.status();
      return waiting === 0 && connection === 'online' && syncedAt !== null;
    });
    expect(await desk.status()).toMatchObject({ failed: 0, conflicts: 0 });
  }
  const topics = await serversTopics(server.address, token);
  expect(saved.size).toBeGreaterThan(troubles);
  expectSavedOnce(topics, saved);
  const list = { filter: {}, orderBy: 'name', direction: 'asc', offset: 0, limit: 1 } as const;
  for (const desk of healed) {
    await desk.until(async () => (await desk.answerer.listTopics(list)).total === topics.length);
  }
}, 600_000);

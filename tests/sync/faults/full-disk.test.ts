import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { scriptedServer } from '../scripted-server.ts';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { openDesk, temporaryFolder } from '#tests/support/desk.ts';
import { create } from '#tests/support/edits.ts';

const script = fileURLToPath(new URL('full-disk-desk.ts', import.meta.url));
const said = z.object({ is: z.string(), message: z.string().nullish() });

/** A desk whose files the kernel keeps from growing beyond some size, as a full disk does. */
async function limitedDesk(path: string, server: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, path, server], {
    cwd: repositoryRoot,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string | null> => {
    const { value } = await lines.next();
    return said.parse(JSON.parse(String(value))).message ?? null;
  };
  await next();
  return {
    save: async (name: string): Promise<string | null> => {
      child.stdin.write(`${name}\n`);
      return await next();
    },
    limit: (bytes: number | 'unlimited'): void => {
      execFileSync('prlimit', [`--pid=${child.pid}`, `--fsize=${bytes}:unlimited`]);
    },
    end: async (): Promise<void> => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

it('a full disk is said in words, keeps every saved edit, and is over as soon as there is room (5.1)', async () => {
  const server = await scriptedServer();
  const path = join(temporaryFolder(), 'replica.sqlite');
  const desk = await limitedDesk(path, server.address());
  expect(await desk.save('Before')).toBeNull();
  // The log of the file can take a few edits more, and not all that come.
  desk.limit(statSync(`${path}-wal`).size + 40_000);
  const saved = ['Before'];
  let refusal: string | null = null;
  for (let number = 1; refusal === null && number <= 2000; number += 1) {
    refusal = await desk.save(`Topic ${number} ${'of some length '.repeat(12)}`.trim());
    if (refusal === null) saved.push(`Topic ${number} ${'of some length '.repeat(12)}`.trim());
  }
  expect(refusal).toMatch(
    /^This was not saved: the disk (is full|cannot be written)\. Make room and save again\.$/,
  );
  // Meanwhile the server has news that the desk has no room for.
  const other = openDesk({ server: server.address() });
  await other.save(create('topic', { name: 'From elsewhere' }));
  await other.until(async () => (await other.status()).waiting === 0);
  expect(await desk.save('Still no room')).toMatch(/^This was not saved/);

  desk.limit('unlimited');
  expect(await desk.save('After')).toBeNull();
  await desk.end();
  const again = openDesk({ server: server.address(), path });
  await again.until(async () => {
    const { waiting, connection, syncedAt } = await again.status();
    return waiting === 0 && connection === 'online' && syncedAt !== null;
  });
  const names = [...server.records.values()].map(({ fields }) => 'name' in fields && fields.name);
  expect(names).toHaveLength(saved.length + 2);
  expect(new Set(names)).toEqual(new Set([...saved, 'After', 'From elsewhere']));
  await again.until(async () => {
    const { total } = await again.answerer.listTopics({
      filter: {},
      orderBy: 'name',
      direction: 'asc',
      offset: 0,
      limit: 1,
    });
    return total === names.length;
  });
}, 120_000);

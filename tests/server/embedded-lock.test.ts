import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { processIdentity } from '#server/database/embedded/process-identity.ts';
import { acquireServerLock } from '#server/database/embedded/server-lock.ts';

const place = { folder: '' };

beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'verbatim-lock-'));
});

afterEach(() => rm(place.folder, { recursive: true, force: true }));

async function writeLock(number: number, content: unknown): Promise<void> {
  await writeFile(join(place.folder, `server.lock.${number}`), JSON.stringify(content));
}

async function deadPid(): Promise<number> {
  const child = spawn('true');
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('the lock of a data directory', () => {
  test('is held once, says by whom, and is free again after release', async () => {
    const first = await acquireServerLock(place.folder);
    expect(first.ok).toBe(true);
    expect(await acquireServerLock(place.folder)).toMatchObject({ ok: false, pid: process.pid });
    if (first.ok) await first.release();
    expect(await readdir(place.folder)).toEqual([]);
    expect(await acquireServerLock(place.folder)).toMatchObject({ ok: true });
  });

  test('left by a dead process is taken over, and its file removed', async () => {
    await writeLock(4, { pid: await deadPid(), process: 'a', startedAt: '2026-01-01T00:00:00Z' });
    expect(await acquireServerLock(place.folder)).toMatchObject({ ok: true });
    expect(await readdir(place.folder)).toEqual(['server.lock.5']);
  });

  test('left by a dead process whose id a living one has now is taken over', async () => {
    await writeLock(1, {
      pid: process.pid,
      process: 'another start',
      startedAt: '2026-01-01T00:00:00Z',
    });
    expect(await acquireServerLock(place.folder)).toMatchObject({ ok: true });
  });

  test('left empty or unreadable by a crash of the machine is taken over', async () => {
    await writeFile(join(place.folder, 'server.lock.1'), '');
    await writeLock(2, ['nonsense']);
    expect(await acquireServerLock(place.folder)).toMatchObject({ ok: true });
  });

  test('is got by one alone of many who find it stale at the same moment', async () => {
    for (let round = 0; round < 20; round += 1) {
      await writeLock(1, {
        pid: process.pid,
        process: 'another start',
        startedAt: '2026-01-01T00:00:00Z',
      });
      const taken = await Promise.all(
        Array.from({ length: 8 }, () => acquireServerLock(place.folder)),
      );
      const held = taken.flatMap((lock) => (lock.ok ? [lock] : []));
      expect(held).toHaveLength(1);
      for (const lock of held) await lock.release();
    }
  });
});

describe('the identity of a process', () => {
  test('stays the same while it lives, differs from another’s, and is none once it is gone', async () => {
    const child = spawn('sleep', ['600']);
    const before = await processIdentity(child.pid ?? 0);
    expect(before).toBeDefined();
    expect(await processIdentity(child.pid ?? 0)).toBe(before);
    expect(await processIdentity(process.pid)).not.toBe(before);
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    expect(await processIdentity(child.pid ?? 0)).toBeUndefined();
  });
});

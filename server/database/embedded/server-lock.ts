import { randomUUID } from 'node:crypto';
import { link, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { processIdentity } from './process-identity.ts';

const lockName = /^server\.lock\.(\d+)$/u;

const lockContent = z.object({
  pid: z.number().int().positive(),
  process: z.string(),
  startedAt: z.string(),
});

/** A lock this process holds, or the living process that holds it (`startedAt` is a UTC instant). */
export type ServerLock =
  | { readonly ok: true; readonly release: () => Promise<void> }
  | { readonly ok: false; readonly pid: number; readonly startedAt: string };

/**
 * Takes a data directory for this process; `dataDir` must exist and be writable.
 *
 * Node has no file locks, so this is a numbered file, `server.lock.N`, with the process id and its start time.
 * Making N is atomic (`link` fails if the name exists, and the content is complete when the name appears).
 * A dead holder's file is never replaced, which two starters could do to each other; the next number is taken
 * instead. After taking one, the folder is read again: of two who both took a number, the later one sees the
 * earlier, so never do both go on.
 */
export async function acquireServerLock(dataDir: string): Promise<ServerLock> {
  const identity = await processIdentity(process.pid);
  const content = JSON.stringify({
    pid: process.pid,
    process: identity ?? '',
    startedAt: new Date().toISOString(),
  });
  // Ends: each round either returns or found its number taken meanwhile, which the next round sees.
  for (;;) {
    const before = await readLocks(dataDir);
    const holder = before.find((lock) => lock.holder !== undefined)?.holder;
    if (holder !== undefined) return { ok: false, ...holder };

    const number = Math.max(0, ...before.map((lock) => lock.number)) + 1;
    const path = join(dataDir, `server.lock.${number}`);
    if (!(await createComplete(path, content))) continue;

    const after = await readLocks(dataDir);
    const other = after.find((lock) => lock.number !== number && lock.holder !== undefined)?.holder;
    if (other !== undefined) {
      await rm(path, { force: true });
      return { ok: false, ...other };
    }
    for (const lock of after) if (lock.number !== number) await rm(lock.path, { force: true });
    return { ok: true, release: () => rm(path, { force: true }) };
  }
}

/** The living server that holds a data directory; undefined where none does, or there is no such folder. */
export async function serverLockHolder(dataDir: string): Promise<LockHolder | undefined> {
  const locks = await readLocks(dataDir).catch(() => []);
  return locks.find((lock) => lock.holder !== undefined)?.holder;
}

/** The line that says so. */
export function dataDirTaken(dataDir: string, { pid, startedAt }: LockHolder): string {
  return `Another Verbatim server (process ${pid}, since ${startedAt}) uses ${dataDir}: end it first, or name another folder in VERBATIM_DATA_DIR.`;
}

/** A living process that holds a data directory; `startedAt` is a UTC instant. */
export type LockHolder = { readonly pid: number; readonly startedAt: string };

type FoundLock = {
  readonly number: number;
  readonly path: string;
  /** Undefined when the process that took it is gone. */
  readonly holder: LockHolder | undefined;
};

async function readLocks(dataDir: string): Promise<FoundLock[]> {
  const found: FoundLock[] = [];
  for (const name of await readdir(dataDir)) {
    const number = lockName.exec(name)?.[1];
    if (number === undefined) continue;
    const path = join(dataDir, name);
    found.push({ number: Number(number), path, holder: await livingHolder(path) });
  }
  return found;
}

async function livingHolder(path: string): Promise<FoundLock['holder']> {
  const parsed = lockContent.safeParse(await readJson(path));
  // Unreadable content is a leftover of a crash of the whole machine: a living holder's file is always complete.
  if (!parsed.success) return undefined;
  const identity = await processIdentity(parsed.data.pid);
  return identity !== undefined && identity === parsed.data.process ? parsed.data : undefined;
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

async function createComplete(path: string, content: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, content, { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

// SQLite keeps what is not yet in the file itself beside it; without it the newest edits would be gone. The file itself
// comes last, so that whoever finds it has all of it.
const parts = ['-wal', '-shm', ''] as const;

/** Renames an SQLite file with all its parts; what had the name is replaced. */
export function moveFile(from: string, to: string): void {
  for (const part of parts) {
    if (existsSync(from + part)) renameSync(from + part, to + part);
    else rmSync(to + part, { force: true });
  }
}

/** Removes an SQLite file with all its parts, if it is there. */
export function removeFile(path: string): void {
  for (const part of parts) rmSync(path + part, { force: true });
}

/** Where a broken file goes. `at` is a UTC instant. */
export function asidePath(path: string, at: string): string {
  return named(path, `damaged-${at.replaceAll(/\D/g, '')}`);
}

/** Where a new file is made from what can be read of a broken one. */
export function mendedPath(path: string): string {
  return named(path, 'mended');
}

/** Where a file of an older version is copied before it is brought up to date. */
export function backupPath(path: string, version: number): string {
  return named(path, `before-update-${version}`);
}

function named(path: string, what: string): string {
  return join(dirname(path), `${basename(path, '.sqlite')}.${what}.sqlite`);
}

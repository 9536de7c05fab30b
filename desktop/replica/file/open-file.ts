import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { backUp } from './back-up.ts';
import { findDamage, isDamage, isMarkedDamaged, markDamaged, unmarkDamaged } from './damage.ts';
import { asidePath, mendedPath, moveFile, removeFile } from './file-parts.ts';
import { takeLock } from './lock.ts';
import { copyReadable, dropUnreadable, isReadable } from './salvage.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { migrate, migrations, versionOf } from '../store/migrate.ts';
import { reproject } from '../store/reproject.ts';
import { openStore, type Store } from '../store/store.ts';

/** How a desk's file is opened. */
export interface FileOptions {
  /** The SQLite file; its folder must exist. */
  readonly path: string;
  /** The version of this app, which the file remembers. */
  readonly appVersion: string;
  /** Now, as a UTC instant. */
  readonly at: string;
  /** The file turns out to be broken while it is used: it must be closed and opened again, which mends it. */
  readonly damaged: () => void;
}

/** The file's store, or one plain sentence why it cannot be used. */
export type OpenedFile =
  | { readonly ok: true; readonly store: Store }
  | { readonly ok: false; readonly message: string };

// Bytes; a larger file is only looked through when something went wrong with it before.
const soonRead = 64_000_000;

/**
 * Opens a desk's file for this process alone, sound and with the newest tables. A broken file is set aside, and what
 * can be read of it goes into a new one; a file about to get other tables is copied first.
 */
export function openFile(options: FileOptions): OpenedFile {
  const { path } = options;
  try {
    const lock = takeLock(path);
    if (lock === null) {
      const message =
        'This desk is open in another Verbatim on this computer: close that one first.';
      return { ok: false, message };
    }
    const opened = openLocked(options);
    if (!opened.ok) {
      lock.release();
      return opened;
    }
    const { store } = opened;
    const close = (): void => {
      store.close();
      lock.release();
    };
    return { ok: true, store: { ...store, close } };
  } catch (error) {
    const message = `The local data in ${path} cannot be opened (${reasonOf(error)}). Edits not sent yet are in it: move it to a safe place, and start Verbatim again to fetch everything else anew.`;
    return { ok: false, message };
  }
}

function openLocked(options: FileOptions): OpenedFile {
  const { path, appVersion } = options;
  const failed = (error: unknown): void => {
    if (!isDamage(error) || isMarkedDamaged(path)) return;
    markDamaged(path);
    options.damaged();
  };
  if (!existsSync(path) && existsSync(mendedPath(path))) finishMending(path);
  if (isBroken(path)) mend(options);
  else unmarkDamaged(path);
  const store = openStore(path, failed);
  const updated = update(store, options);
  if (!updated.ok) {
    store.close();
    return updated;
  }
  if (!isReadable(store)) {
    store.close();
    mend(options);
    return openLocked(options);
  }
  if (readMeta(store, 'appVersion') !== appVersion) writeMeta(store, 'appVersion', appVersion);
  reproject(store);
  return { ok: true, store };
}

function isBroken(path: string): boolean {
  if (!existsSync(path)) return false;
  const suspect = isMarkedDamaged(path) || statSync(path).size < soonRead;
  try {
    const store = openStore(path);
    try {
      versionOf(store);
      return suspect && findDamage(store) !== null;
    } finally {
      store.close();
    }
  } catch (error) {
    if (isDamage(error)) return true;
    throw error;
  }
}

// What can be read is all in the new file before the broken one gives up its name, so that a process killed on the way
// does it again from the beginning.
function mend({ path, at }: FileOptions): void {
  const fresh = mendedPath(path);
  removeFile(fresh);
  const store = openStore(fresh);
  const edits = salvage(path, store);
  const aside = asidePath(path, at);
  const kept =
    edits === 0
      ? 'No edit that was not sent yet could be read in it.'
      : `${edits} ${edits === 1 ? 'edit' : 'edits'} not sent yet could be read in it and will be sent.`;
  const notice = `The local data was damaged. ${kept} All else is fetched anew from the server. The damaged file is kept as ${basename(aside)}.`;
  writeMeta(store, 'notice', notice);
  store.all('PRAGMA wal_checkpoint(TRUNCATE)', [], z.unknown());
  store.close();
  moveFile(path, aside);
  finishMending(path);
}

// The notice is written last: with it the new file is whole.
function finishMending(path: string): void {
  moveFile(mendedPath(path), path);
  unmarkDamaged(path);
}

// The new file gets the tables of the broken one first, so that rows fit as they are.
function salvage(path: string, store: Store): number {
  try {
    const broken = openStore(path);
    try {
      const version = Math.min(versionOf(broken), migrations.length);
      migrate(store, migrations.slice(0, version));
      if (version > 0) copyReadable(broken, store);
    } finally {
      broken.close();
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  migrate(store);
  return dropUnreadable(store);
}

function update(store: Store, { path, appVersion }: FileOptions): OpenedFile {
  const version = versionOf(store);
  if (version > migrations.length) {
    const writer = readMeta(store, 'appVersion');
    const message =
      `The local data was written by a newer Verbatim${writer === undefined ? '' : `, ${writer}`}: it has version ` +
      `${version}, and Verbatim ${appVersion} reads versions up to ${migrations.length}. Nothing was changed: start ` +
      `${writer === undefined ? 'the newer one' : `Verbatim ${writer} or a newer one`}.`;
    return { ok: false, message };
  }
  if (version > 0 && version < migrations.length) {
    try {
      backUp(store, path, version);
    } catch (error) {
      const message = `The local data must be copied before this Verbatim can update it, and that failed (${reasonOf(error)}). Nothing was changed: make room on the disk and start again.`;
      return { ok: false, message };
    }
  }
  migrate(store);
  return { ok: true, store };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

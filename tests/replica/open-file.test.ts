import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openFile, type OpenedFile } from '#desktop/replica/file/open-file.ts';
import { migrate, migrations, versionOf } from '#desktop/replica/store/migrate.ts';
import { openStore } from '#desktop/replica/store/store.ts';
import { temporaryFolder } from '#tests/support/desk.ts';

const newest = migrations.length;

const newPath = () => join(temporaryFolder(), 'replica.sqlite');
const open = (path: string, appVersion = '1.0.0') =>
  openFile({ path, appVersion, at: '2026-03-01T12:00:00.000Z', damaged: () => {} });
const messageOf = (opened: OpenedFile) => (opened.ok ? '' : opened.message);

function close(opened: OpenedFile): void {
  if (!opened.ok) throw new Error(opened.message);
  opened.store.close();
}

/** A file as an older app left it. */
function oldFile(version: number): string {
  const path = newPath();
  const store = openStore(path);
  migrate(store, migrations.slice(0, version));
  store.run(`INSERT INTO meta VALUES ('syncedAt', '"2026-01-01T00:00:00.000Z"')`, []);
  store.close();
  return path;
}

describe('A file of a newer version', () => {
  it('is refused with the name of the app that reads it, and left as it is', () => {
    const path = newPath();
    close(open(path, '7.1.0'));
    const store = openStore(path);
    store.run(`PRAGMA user_version = ${newest + 3}`, []);
    store.all('PRAGMA wal_checkpoint(TRUNCATE)', [], z.unknown());
    store.close();
    const before = readFileSync(path);
    expect(messageOf(open(path))).toBe(
      `The local data was written by a newer Verbatim, 7.1.0: it has version ${newest + 3}, and Verbatim 1.0.0 ` +
        `reads versions up to ${newest}. Nothing was changed: start Verbatim 7.1.0 or a newer one.`,
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('A file of an older version', () => {
  it('is copied before it is brought up to date, and only the newest copy stays', () => {
    const path = oldFile(2);
    const copies = () =>
      readdirSync(dirname(path)).filter(
        (name) => name.includes('before-update') && name.endsWith('.sqlite'),
      );
    close(open(path));
    expect(copies()).toEqual(['replica.before-update-2.sqlite']);
    const copy = openStore(join(dirname(path), 'replica.before-update-2.sqlite'));
    expect(versionOf(copy)).toBe(2);
    expect(
      copy.all('SELECT value FROM meta WHERE name = ?', ['syncedAt'], z.unknown()),
    ).toHaveLength(1);
    copy.close();
    const store = openStore(path);
    expect(versionOf(store)).toBe(newest);
    store.close();
    close(open(path));
    expect(copies()).toEqual(['replica.before-update-2.sqlite']);
  });

  it('is left as it is where it cannot be copied', () => {
    const path = oldFile(3);
    // In the copy's place, so that it cannot be written.
    mkdirSync(join(dirname(path), 'replica.before-update-3.sqlite', 'in the way'), {
      recursive: true,
    });
    expect(messageOf(open(path))).toMatch(
      /must be copied before this Verbatim can update it.*Nothing was changed: make room/,
    );
    const store = openStore(path);
    expect(versionOf(store)).toBe(3);
    store.close();
  });
});

describe('A file in use', () => {
  it('is opened by one at a time', () => {
    const path = newPath();
    const first = open(path);
    expect(messageOf(open(path))).toBe(
      'This desk is open in another Verbatim on this computer: close that one first.',
    );
    close(first);
    close(open(path));
  });
});

import {
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { outboxRows } from '#desktop/replica/store/outbox.ts';
import { readMeta, writeMeta } from '#desktop/replica/store/meta.ts';
import { openStore, type Store } from '#desktop/replica/store/store.ts';
import { openFile } from '#desktop/replica/file/open-file.ts';
import { keepBase } from '#desktop/replica/store/base-rows.ts';
import { saveEdit } from '#desktop/replica/edits/save-edits.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { temporaryFolder } from '#tests/support/desk.ts';
import { create } from '#tests/support/edits.ts';

const at = '2026-03-01T12:00:00.000Z';
const pageSize = 4096;
const clientId = '01890000-0000-7000-8000-000000000001';

function opened(path: string, damaged: () => void = () => {}): Store {
  const result = openFile({ path, appVersion: '1.0.0', at, damaged });
  if (!result.ok) throw new Error(result.message);
  return result.store;
}

/** A closed desk with 40 unsent topics and 300 of the server's, of which some fill pages of their own. */
function closedDesk(): { readonly path: string; readonly names: readonly string[] } {
  const path = join(temporaryFolder(), 'replica.sqlite');
  const store = opened(path);
  writeMeta(store, 'clientId', clientId);
  const names = Array.from({ length: 40 }, (_, place) => `Unsent ${place}`);
  for (const name of names) {
    expect(
      saveEdit(store, create('topic', { name, description: 'x'.repeat(700) }), at),
    ).toMatchObject({ ok: true });
  }
  store.write(() => {
    for (let place = 0; place < 300; place += 1) keepBase(store, [topic(place)]);
  });
  settle(store);
  return { path, names };
}

function topic(place: number): AnyRecord {
  const id = `01890000-0000-7000-8000-${String(place).padStart(12, '0')}`;
  const fields = { name: `Topic ${place}`, description: 'y'.repeat(500), parentId: null };
  return {
    kind: 'topic',
    id,
    revision: 1,
    createdAt: at,
    createdBy: null,
    updatedAt: at,
    updatedBy: null,
    deletedAt: null,
    fields,
  };
}

// All of it in the file itself, so that what is broken there is not hidden by the log beside it.
function settle(store: Store): void {
  store.all('PRAGMA wal_checkpoint(TRUNCATE)', [], z.unknown());
  store.close();
}

function overwrite(path: string, page: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(pageSize, 0xaa), 0, pageSize, page * pageSize);
  closeSync(file);
}

const unsent = (store: Store): string[] =>
  outboxRows(store).map(({ edit }) =>
    edit.action === 'create' && edit.kind === 'topic' ? (edit.fields.name ?? '') : '',
  );

/** The pages of a table's rows. */
function pagesOf(path: string, table: string): number[] {
  const store = openStore(path);
  const row = z.object({ pageno: z.number() });
  const rows = store.all(
    `SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'`,
    [table],
    row,
  );
  store.close();
  return rows.map(({ pageno }) => pageno - 1);
}

describe('A damaged file', () => {
  it('gives all unsent edits back where only the server’s rows are hit, under the numbers they were sent with', () => {
    const { path, names } = closedDesk();
    const [page = 0] = pagesOf(path, 'base');
    overwrite(path, page);
    const before = readFileSync(path);
    const store = opened(path);
    expect(unsent(store)).toEqual(names);
    expect(outboxRows(store).map(({ sequence }) => sequence)).toEqual(
      names.map((_, place) => place + 1),
    );
    expect(readMeta(store, 'clientId')).toBe(clientId);
    expect(readMeta(store, 'notice')).toMatch(
      /^The local data was damaged\. 40 edits not sent yet could be read in it/,
    );
    const left = store.all('SELECT id FROM base', [], z.unknown()).length;
    expect(left).toBeGreaterThan(250);
    expect(left).toBeLessThan(300);
    expect(store.all('SELECT id FROM topic', [], z.unknown())).toHaveLength(left + 40);
    store.close();
    const aside = 'replica.damaged-20260301120000000.sqlite';
    expect(readFileSync(join(dirname(path), aside)).equals(before)).toBe(true);
  });

  it('gives all but the rows of one page back where the unsent edits are hit, and never a number twice', () => {
    const { path, names } = closedDesk();
    const [, page = 0] = pagesOf(path, 'outbox');
    overwrite(path, page);
    const store = opened(path);
    const kept = unsent(store);
    expect(kept.length).toBeGreaterThan(25);
    expect(kept.length).toBeLessThan(40);
    expect(names).toEqual(expect.arrayContaining(kept));
    saveEdit(store, create('topic', { name: 'Later' }), at);
    expect(outboxRows(store).at(-1)?.sequence).toBe(41);
    store.close();
  });

  it('is mended whichever page was overwritten', () => {
    const { path, names } = closedDesk();
    const pages = statSync(path).size / pageSize;
    const copy = join(temporaryFolder(), 'replica.sqlite');
    for (let page = 0; page < pages; page += 1) {
      copyFileSync(path, copy);
      overwrite(copy, page);
      const store = opened(copy);
      const kept = unsent(store);
      expect(names).toEqual(expect.arrayContaining(kept));
      saveEdit(store, create('topic', { name: 'After' }), at);
      expect(unsent(store)).toEqual([...kept, 'After']);
      settle(store);
    }
  }, 120_000);

  it('is mended wherever it was cut off', () => {
    const { path, names } = closedDesk();
    const { size } = statSync(path);
    const copy = join(temporaryFolder(), 'replica.sqlite');
    for (const length of [1, 99, pageSize - 1, pageSize, size / 2, size - pageSize, size - 1]) {
      copyFileSync(path, copy);
      truncateSync(copy, Math.floor(length));
      const store = opened(copy);
      expect(names).toEqual(expect.arrayContaining(unsent(store)));
      settle(store);
    }
  });

  it('loses only the edit whose own text cannot be read, and keeps that in the file set aside', () => {
    const { path, names } = closedDesk();
    const broken = openStore(path);
    broken.run(`UPDATE outbox SET edit = '{"action":"cre' WHERE sequence = 7`, []);
    broken.close();
    const store = opened(path);
    expect(unsent(store)).toEqual(names.filter((_, place) => place !== 6));
    store.close();
    expect(readdirSync(dirname(path))).toContain('replica.damaged-20260301120000000.sqlite');
  });

  it('that breaks while it is used is marked, and mended when it is opened again', () => {
    const { path, names } = closedDesk();
    let damaged = 0;
    const store = opened(path, () => (damaged += 1));
    for (const page of pagesOf(path, 'base')) overwrite(path, page);
    const all = () => store.all('SELECT json FROM base', [], z.unknown());
    expect(all).toThrow(/malformed/);
    expect(all).toThrow(/malformed/);
    expect(damaged).toBe(1);
    store.close();
    const again = opened(path);
    expect(unsent(again)).toEqual(names);
    again.close();
    expect(readdirSync(dirname(path)).filter((name) => name.endsWith('.damaged'))).toEqual([]);
  });

  it('is mended from the beginning by the next start if the first was ended on the way', () => {
    const { path, names } = closedDesk();
    for (const page of pagesOf(path, 'base')) overwrite(path, page);
    writeFileSync(join(dirname(path), 'replica.mended.sqlite'), 'half of a file');
    const store = opened(path);
    expect(unsent(store)).toEqual(names);
    store.close();
  });

  it('is replaced by the next start if the first was ended between the two names', () => {
    const { path, names } = closedDesk();
    overwrite(path, pagesOf(path, 'base')[0] ?? 0);
    opened(path).close();
    const folder = dirname(path);
    for (const part of ['', '-wal', '-shm']) {
      renameSync(path + part, join(folder, `replica.mended.sqlite${part}`));
    }
    const store = opened(path);
    expect(unsent(store)).toEqual(names);
    expect(readMeta(store, 'notice')).toMatch(/40 edits/);
    store.close();
  });
});

import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { importArticle } from '#server/records/import-article.ts';
import { contextOf, deskFixture, type DeskFixture } from '#tests/support/desk-fixture.ts';

let desk: DeskFixture;
beforeAll(async () => {
  desk = await deskFixture();
});

const bytesOf = (name: string) =>
  Buffer.from(
    `\ufeffFerry sails again\r\n\r\nRUNO. May 29 (Norrland Wire) - The ferry ${name} 🚢 sails again.\r\n`,
  );
const importing = (name: string, fileName: string | null = `${name}.txt`) =>
  importArticle(desk.context, { bytes: bytesOf(name), fileName });

describe('importing wire text', () => {
  test('makes an article and keeps the document byte for byte', async () => {
    const result = await importing('one');
    if (result.status !== 'imported') throw new Error(JSON.stringify(result));
    const bytes = bytesOf('one');
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(result.article.fields).toMatchObject({
      headline: 'Ferry sails again',
      agency: 'Norrland Wire',
      document: { hash, format: 'wire_text', fileName: 'one.txt', size: bytes.length },
    });
    const document = await desk.db.query.documents.findFirst({ where: { hash } });
    expect(bytes.equals(document?.bytes ?? Buffer.alloc(0))).toBe(true);
    const change = await desk.db.query.changes.findFirst({
      where: { recordId: result.article.id },
    });
    expect(change).toMatchObject({ via: 'import', action: 'create' });
  });

  test('twice makes one article and says so, whatever the file is called', async () => {
    const first = await importing('two');
    if (first.status !== 'imported') throw new Error(JSON.stringify(first));
    expect(await importing('two', 'copy.txt')).toEqual({
      status: 'already_imported',
      articleId: first.article.id,
    });
  });

  test('by ten at once makes one article', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => importing('ten')));
    const statuses = results.map(({ status }) => status);
    expect(statuses.filter((status) => status === 'imported')).toHaveLength(1);
    expect(statuses.filter((status) => status === 'already_imported')).toHaveLength(9);
  });

  test('again after a delete makes a new article, and then the old one cannot come back', async () => {
    const first = await importing('three');
    if (first.status !== 'imported') throw new Error(JSON.stringify(first));
    const edit = { kind: 'article', id: first.article.id };
    await desk.edit({ ...edit, action: 'delete', baseRevision: 1 });
    expect(await importing('three')).toMatchObject({ status: 'imported' });
    expect(await desk.edit({ ...edit, action: 'restore', baseRevision: 2 })).toMatchObject({
      outcome: 'rejected',
      error: { code: 'ALREADY_EXISTS' },
    });
  });

  test('of what is no document leaves nothing behind', async () => {
    const before = await desk.db.query.documents.findMany({ columns: { hash: true } });
    for (const [bytes, code] of [
      [Buffer.alloc(0), 'DOCUMENT_EMPTY'],
      [Buffer.from([0, 1, 2, 3, 0]), 'DOCUMENT_BINARY'],
      [Buffer.from([0x61, 0xe9, 0x61]), 'DOCUMENT_NOT_UTF8'],
      [Buffer.alloc(2_000_000, 'a'), 'DOCUMENT_TOO_LARGE'],
    ] as const) {
      expect(await importArticle(desk.context, { bytes, fileName: 'bad.txt' })).toMatchObject({
        status: 'rejected',
        error: { code, message: expect.stringContaining('bad.txt') },
      });
    }
    expect(await importing('four', 'a\nb.txt')).toMatchObject({
      error: { code: 'VALIDATION_FAILED', path: ['fields', 'document', 'fileName'] },
    });
    expect(await desk.db.query.documents.findMany({ columns: { hash: true } })).toEqual(before);
  });

  test('needs an editor', async () => {
    const nobody = contextOf(desk.db, null);
    const input = { bytes: bytesOf('five'), fileName: null };
    expect(await importArticle(nobody, input)).toMatchObject({
      error: { code: 'UNAUTHENTICATED' },
    });
  });
});

import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { importArticle } from '#server/records/import-article.ts';
import { importArticles } from '#server/records/import-articles.ts';
import { readRecord } from '#server/records/read-record.ts';
import { contextOf, deskFixture, type DeskFixture } from '#tests/support/desk-fixture.ts';

let desk: DeskFixture;
beforeAll(async () => {
  desk = await deskFixture();
});

const bytesOf = (name: string) =>
  Buffer.from(
    `\ufeffFerry sails again\r\n\r\nRUNO. May 29 (Norrland Wire) - The ferry ${name} 🚢 sails again.\r\n`,
  );
const importing = async (name: string, fileName: string | null = `${name}.txt`) => {
  const [result] = await importArticle(desk.context, { bytes: bytesOf(name), fileName });
  if (result === undefined) throw new Error('There is no result.');
  return result;
};

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
      notices: [],
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
      [Buffer.from([0xc3, 0xa9, 0xc3]), 'DOCUMENT_NOT_UTF8'],
      [Buffer.alloc(2_000_000, 'a'), 'DOCUMENT_TOO_LARGE'],
    ] as const) {
      expect(await importArticle(desk.context, { bytes, fileName: 'bad.txt' })).toMatchObject([
        { status: 'rejected', error: { code, message: expect.stringContaining('bad.txt') } },
      ]);
    }
    expect(await importing('four', 'a\nb.txt')).toMatchObject({
      error: { code: 'VALIDATION_FAILED', path: ['fields', 'document', 'fileName'] },
    });
    expect(await desk.db.query.documents.findMany({ columns: { hash: true } })).toEqual(before);
  });

  test('needs an editor', async () => {
    const nobody = contextOf(desk.db, null);
    const input = { bytes: bytesOf('five'), fileName: null };
    expect(await importArticle(nobody, input)).toMatchObject([
      { error: { code: 'UNAUTHENTICATED' } },
    ]);
  });
});

describe('importing many documents at once', () => {
  const input = (name: string) => ({ bytes: bytesOf(name), fileName: `${name}.txt` });
  const names = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, number) => `${prefix} ${number}`);

  test('gives each its result in order: bad ones and repeated ones do not keep the others out', async () => {
    const before = await importing('many known');
    if (before.status !== 'imported') throw new Error(JSON.stringify(before));
    const empty = { bytes: Buffer.alloc(0), fileName: 'empty.txt' };
    const inputs = [input('many a'), empty, input('many known'), input('many b'), input('many a')];
    const results = (await importArticles(desk.context, inputs)).flat();
    expect(results).toMatchObject([
      { status: 'imported', article: { fields: { document: { fileName: 'many a.txt' } } } },
      { status: 'rejected', error: { code: 'DOCUMENT_EMPTY' } },
      { status: 'already_imported', articleId: before.article.id },
      { status: 'imported', article: { fields: { document: { fileName: 'many b.txt' } } } },
      { status: 'already_imported' },
    ]);
    const [first, , , , again] = results;
    if (first?.status !== 'imported' || again?.status !== 'already_imported') throw new Error();
    expect(again.articleId).toBe(first.article.id);
  });

  test('writes the same rows as one at a time would, in a single transaction', async () => {
    const results = (await importArticles(desk.context, names('rows', 30).map(input))).flat();
    const ids = results.map((result) => {
      if (result.status !== 'imported') throw new Error(JSON.stringify(result));
      return result.article.id;
    });
    const log = await desk.db.query.changes.findMany({
      where: { recordId: { in: ids } },
      orderBy: { id: 'asc' },
    });
    expect(log.map(({ recordId }) => recordId)).toEqual(ids);
    expect(new Set(log.map(({ xid }) => xid)).size).toBe(1);
    for (const [index, result] of results.entries()) {
      if (result.status !== 'imported') throw new Error();
      expect(await readRecord(desk.db, 'article', result.article.id)).toEqual(result.article);
      expect(log[index]).toMatchObject({
        via: 'import',
        revision: 1,
        after: result.article.fields,
      });
    }
    const { rows } = await desk.db.execute<{ count: number }>(
      sql`select count(*)::int from search_documents where record_id = any(${sql.param(ids)}::uuid[])`,
    );
    expect(rows[0]?.count).toBe(ids.length);
  });

  test('by several importers of the same documents makes each article once', async () => {
    const inputs = names('raced', 40).map(input);
    const all = await Promise.all([
      importArticles(desk.context, inputs),
      importArticles(desk.context, [...inputs].reverse()),
      ...inputs.slice(0, 5).map((one) => importArticles(desk.context, [one])),
    ]);
    const imported = all.flat(2).filter(({ status }) => status === 'imported');
    const repeated = all.flat(2).filter(({ status }) => status === 'already_imported');
    expect([imported.length, repeated.length]).toEqual([40, 45]);
    const { rows } = await desk.db.execute<{ count: number }>(
      sql`select count(*)::int from articles where body like '%raced %'`,
    );
    expect(rows[0]?.count).toBe(40);
  });

  test('goes on without one that the database will not have, and reports that one', async () => {
    const inputs = names('stumble', 7).map(input);
    const hash = createHash('sha256').update(bytesOf('stumble 4')).digest('hex');
    await desk.db.execute(
      sql.raw(`alter table articles add constraint planted check (document_hash <> '${hash}')`),
    );
    const logged: object[] = [];
    const context = { ...desk.context, log: { error: (details: object) => logged.push(details) } };
    const results = (await importArticles(context, inputs)).flat();
    await desk.db.execute(sql`alter table articles drop constraint planted`);
    expect(results.map(({ status }) => status)).toEqual(
      inputs.map((_, index) => (index === 4 ? 'rejected' : 'imported')),
    );
    expect(results[4]).toMatchObject({ error: { code: 'INTERNAL' } });
    expect(logged).toHaveLength(1);
    expect(await desk.db.query.documents.findFirst({ where: { hash } })).toBeUndefined();
  });
});

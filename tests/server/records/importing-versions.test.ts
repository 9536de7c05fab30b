import { beforeAll, expect, test } from 'vitest';
import { documents } from '#server/database/schema.ts';
import { importArticle } from '#server/records/import-article.ts';
import { importArticles } from '#server/records/import-articles.ts';
import type { OnConflict } from '#server/records/import-version.ts';
import type { ImportResult } from '#server/records/import-result.ts';
import { readRecord } from '#server/records/read-record.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { deskFixture, segmentOf, type DeskFixture } from '#tests/support/desk-fixture.ts';

let desk: DeskFixture;
beforeAll(async () => {
  desk = await deskFixture();
});

interface Wire {
  readonly slug: string;
  readonly mark?: string;
  readonly headline?: string;
  readonly day?: string;
  readonly paragraphs?: readonly string[];
}

const ferry = '"The ferry sails again," the mayor said.';
const quay = 'The quay was shut for nine days.';
const last = 'Nobody was hurt.';

const bytesOf = ({ slug, mark = '', headline = 'Quay opens', day = '3 June', paragraphs }: Wire) =>
  Buffer.from(
    [
      `${day} 2024 18:40 UTC\n${slug}/`,
      `${mark}${headline}`,
      'PORT AMSEL (Meridian Wire) - The quay is open.',
      ...(paragraphs ?? [ferry, quay, last]),
    ].join('\n\n'),
  );

async function importing(wire: Wire, onConflict: OnConflict = 'ask'): Promise<ImportResult> {
  const input = { bytes: bytesOf(wire), fileName: null, onConflict };
  const [result] = await importArticle(desk.context, input);
  if (result === undefined) throw new Error('no result');
  return result;
}

async function imported(wire: Wire, onConflict?: OnConflict): Promise<RecordOf<'article'>> {
  const result = await importing(wire, onConflict);
  if (!('article' in result)) throw new Error(JSON.stringify(result));
  return result.article;
}

test('a newer version becomes a revision of the article, and its quotes move along', async () => {
  const first = await imported({ slug: 'AMSEL-ONE' });
  const quote = await desk.create('quote', {
    articleId: first.id,
    kind: 'direct',
    reportedText: 'The ferry sails again,',
    segments: [segmentOf(first.fields.body, 'The ferry sails again,')],
  });
  const paragraphs = ['A new first paragraph.', ferry, `${quay} It leaked.`];
  const result = await importing({ slug: 'AMSEL-ONE', mark: 'UPDATE 1-', paragraphs });
  expect(result).toMatchObject({
    status: 'revised',
    article: { id: first.id, revision: 2, fields: { storyVersion: '1', headline: 'Quay opens' } },
    notices: [{ code: 'REVISED', message: expect.stringContaining('revision 2') }],
  });
  const article = await readRecord(desk.db, 'article', first.id);
  const moved = await readRecord(desk.db, 'quote', quote.id);
  if (article?.kind !== 'article' || moved?.kind !== 'quote') throw new Error('gone');
  const [segment] = moved.fields.segments;
  expect(article.fields.body.slice(segment?.start, segment?.end)).toBe('The ferry sails again,');
  expect(moved.fields.anchorStatus).toBe('moved');
  const log = await desk.db.query.changes.findMany({
    where: { recordId: first.id },
    orderBy: { revision: 'asc' },
  });
  expect(log.map(({ via, action }) => [via, action])).toEqual([
    ['import', 'create'],
    ['import', 'update'],
  ]);
  // Both documents are kept, and neither is imported again.
  const hashes = [first.fields.document?.hash ?? '', article.fields.document?.hash ?? ''];
  expect(await desk.db.query.documents.findMany({ where: { hash: { in: hashes } } })).toHaveLength(
    2,
  );
  expect(await importing({ slug: 'AMSEL-ONE' })).toMatchObject({
    status: 'already_imported',
    articleId: first.id,
  });
});

test('an older or equal version that arrives later changes nothing, says so, and leaves no bytes', async () => {
  const second = await imported({ slug: 'AMSEL-TWO', mark: 'UPDATE 2-' });
  const before = await desk.db.$count(documents);
  for (const [mark, words] of [
    ['UPDATE 1-', 'version 1'],
    ['', 'its first version'],
  ] as const) {
    expect(await importing({ slug: 'AMSEL-TWO', mark, headline: 'Late' })).toMatchObject({
      status: 'older_version',
      articleId: second.id,
      notices: [{ code: 'OLDER_VERSION', message: expect.stringContaining(words) }],
    });
  }
  expect(await importing({ slug: 'AMSEL-TWO', mark: 'UPDATE 2-', headline: 'Same' })).toMatchObject(
    {
      status: 'older_version',
    },
  );
  expect(await readRecord(desk.db, 'article', second.id)).toEqual(second);
  expect(await desk.db.$count(documents)).toBe(before);
});

test('versions in one request, in any order, make one article of the newest', async () => {
  const wires = ['UPDATE 1-', '', 'UPDATE 3-', 'UPDATE 2-', 'CORRECTED-UPDATE 3-'];
  const results = await importArticles(
    desk.context,
    wires.map((mark) => ({ bytes: bytesOf({ slug: 'AMSEL-MANY', mark }), fileName: null })),
  );
  const statuses = results.flat().map(({ status }) => status);
  expect(statuses).toEqual(['imported', 'older_version', 'revised', 'older_version', 'revised']);
  const articles = await desk.db.query.articles.findMany({
    where: { storyId: 'slug:meridian wire/amsel-many' },
  });
  expect(articles).toMatchObject([{ storyVersion: '3.1', revision: 3 }]);
});

test('ten at once make one article', async () => {
  const marks = Array.from({ length: 10 }, (_, index) => `UPDATE ${index + 1}-`);
  const results = await Promise.all(
    marks.map((mark) => importing({ slug: 'AMSEL-TEN', mark, headline: `Quay ${mark}` })),
  );
  expect(results.filter(({ status }) => status === 'imported')).toHaveLength(1);
  const articles = await desk.db.query.articles.findMany({
    where: { storyId: 'slug:meridian wire/amsel-ten' },
  });
  expect(articles).toMatchObject([{ storyVersion: '10' }]);
});

test('a slug that is used again weeks later is another story', async () => {
  const first = await imported({ slug: 'AMSEL-DAILY', mark: 'UPDATE 2-' });
  const later = await imported({ slug: 'AMSEL-DAILY', mark: 'UPDATE 1-', day: '17 June' });
  expect(later.id).not.toBe(first.id);
  expect(await imported({ slug: 'AMSEL-DAILY', mark: 'UPDATE 3-', day: '17 June' })).toMatchObject({
    id: later.id,
  });
});

test("what the editor and the agency changed in different places is merged, and the editor's stays in all later versions", async () => {
  const first = await imported({ slug: 'AMSEL-MERGE' });
  const body = first.fields.body.replace(last, 'Nobody was hurt, it seems.');
  const changes = { body, byline: 'By the desk', headline: 'Quay opens at last' };
  const edited = { kind: 'article', action: 'update', id: first.id, baseRevision: 1, changes };
  expect(await desk.edit(edited)).toMatchObject({ outcome: 'applied' });
  const paragraphs = [ferry, `${quay} It leaked.`, last];
  const second = await imported({ slug: 'AMSEL-MERGE', mark: 'UPDATE 1-', paragraphs });
  expect(second.fields).toMatchObject({
    body: body.replace(quay, `${quay} It leaked.`),
    byline: 'By the desk',
    headline: 'Quay opens at last',
  });
  const more = ['New first.', ...paragraphs];
  const third = await imported({ slug: 'AMSEL-MERGE', mark: 'UPDATE 2-', paragraphs: more });
  expect(third.fields).toMatchObject({
    body: second.fields.body.replace(ferry, `New first.\n\n${ferry}`),
    headline: 'Quay opens at last',
  });
});

test('what both changed differently is a conflict that writes nothing, until somebody chooses', async () => {
  const first = await imported({ slug: 'AMSEL-CLASH' });
  const changes = {
    headline: 'Quay open',
    body: first.fields.body.replace(quay, 'Shut for long.'),
  };
  await desk.edit({ kind: 'article', action: 'update', id: first.id, baseRevision: 1, changes });
  const update = {
    slug: 'AMSEL-CLASH',
    mark: 'UPDATE 1-',
    headline: 'Quay opens to ferry',
    paragraphs: [ferry, 'The quay was shut for ten days.', last],
  };
  expect(await importing(update)).toMatchObject({
    status: 'conflict',
    conflict: {
      record: { id: first.id, revision: 2 },
      fields: [
        { field: 'body' },
        { field: 'headline', base: 'Quay opens', mine: 'Quay opens to ferry', theirs: 'Quay open' },
      ],
    },
  });
  expect(await readRecord(desk.db, 'article', first.id)).toMatchObject({ revision: 2 });
  const kept = await importing(update, 'keep_desk');
  expect(kept).toMatchObject({
    status: 'revised',
    article: { revision: 3, fields: { ...changes, storyVersion: '1' } },
  });
  if (!('notices' in kept)) throw new Error('no notices');
  expect(kept.notices.map(({ code }) => code)).toEqual(['REVISED', 'KEPT', 'KEPT']);
  // The agency's own words of then are what its next version is compared with: it changed the headline, not the body.
  const next = { ...update, mark: 'UPDATE 2-', headline: 'Quay opens to all' };
  expect(await importing(next)).toMatchObject({
    status: 'conflict',
    conflict: { fields: [{ field: 'headline', base: 'Quay opens to ferry' }] },
  });
  expect(await importing(next, 'take_document')).toMatchObject({
    status: 'revised',
    article: { fields: { headline: 'Quay opens to all', body: changes.body } },
  });
});

test('a version of a deleted article makes a new one', async () => {
  const first = await imported({ slug: 'AMSEL-GONE' });
  await desk.edit({ kind: 'article', action: 'delete', id: first.id, baseRevision: 1 });
  const second = await imported({ slug: 'AMSEL-GONE', mark: 'UPDATE 1-' });
  expect(second.id).not.toBe(first.id);
});

test('only an import says which story an article tells', async () => {
  const edit = { kind: 'article', action: 'create', id: '0190a000-0000-7000-8000-000000000001' };
  expect(await desk.edit({ ...edit, fields: { headline: 'A', storyId: 'B' } })).toMatchObject({
    outcome: 'rejected',
    error: { code: 'VALIDATION_FAILED', path: ['fields', 'storyId'] },
  });
});

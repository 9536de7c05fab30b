import { v7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { readRecord } from '#server/records/read-record.ts';
import { quoteText, readSegments } from '#shared/text/anchors.ts';
import { deskFixture, recordOf, segmentOf, type DeskFixture } from '#tests/support/desk-fixture.ts';

let desk: DeskFixture;
beforeAll(async () => {
  desk = await deskFixture();
});

const first =
  'RUNO 🚢 - "The ferry 🚢 sails," Dahl said, "and it sails on time."\n\nNothing else was said that day in the hall.';
const words = ['The ferry 🚢 sails,', 'and it sails on time.'];

async function quoted() {
  const article = await desk.create('article', { headline: 'H', body: first });
  const segments = words.map((text) => segmentOf(first, text));
  const fields = { articleId: article.id, segments, reportedText: quoteText(first, segments) };
  return { article, quote: await desk.create('quote', fields), fields };
}
const rewrite = (id: string, baseRevision: number, body: string) =>
  desk.edit({ action: 'update', kind: 'article', id, baseRevision, changes: { body } });
async function quoteNow(id: string) {
  const record = await readRecord(desk.db, 'quote', id);
  if (record?.kind !== 'quote') throw new Error('no quote');
  return record;
}

describe("editing an article's body", () => {
  test('moves its quotes with it, across emoji, each with a revision and a change of its own', async () => {
    const { article, quote } = await quoted();
    const body = `😀😀 New first words.\n\n${first}`;
    recordOf('article', await rewrite(article.id, 1, body));
    const moved = await quoteNow(quote.id);
    expect(moved).toMatchObject({ revision: 2, fields: { anchorStatus: 'moved' } });
    expect(moved.fields.segments.map(({ start, end }) => body.slice(start, end))).toEqual(words);
    const [change] = await desk.db.query.changes.findMany({
      where: { recordId: quote.id, revision: 2 },
    });
    expect(change).toMatchObject({ via: 'reanchor', action: 'update' });
    expect(Object.keys(change?.after ?? {}).sort()).toEqual(['anchorStatus', 'segments']);
    const [ofArticle] = await desk.db.query.changes.findMany({
      where: { recordId: article.id, revision: 2 },
    });
    expect(ofArticle?.xid).toBe(change?.xid);
  });

  test('leaves quotes before the edit as they are', async () => {
    const { article, quote } = await quoted();
    await rewrite(article.id, 1, `${first}\n\nAnd so on.`);
    expect(await quoteNow(quote.id)).toEqual(quote);
  });

  test('flags what cannot be placed, keeps its words, and finds it again when they come back', async () => {
    const { article } = await quoted();
    const segments = [segmentOf(first, 'The ferry 🚢 sails,')];
    const quote = await desk.create('quote', {
      articleId: article.id,
      segments,
      reportedText: 'The ferry 🚢 sails,',
    });
    await rewrite(article.id, 1, 'Nothing of this is left here at all.');
    const lost = await quoteNow(quote.id);
    expect(lost.fields).toMatchObject({
      anchorStatus: 'lost',
      reportedText: 'The ferry 🚢 sails,',
    });
    await rewrite(article.id, 2, first);
    const found = await quoteNow(quote.id);
    expect(found.fields.anchorStatus).toBe('moved');
    expect(quoteText(first, found.fields.segments)).toBe('The ferry 🚢 sails,');
  });

  test('moves deleted quotes too, so that they can be restored', async () => {
    const { article, quote } = await quoted();
    await desk.edit({ action: 'delete', kind: 'quote', id: quote.id, baseRevision: 1 });
    const body = `Before. ${first}`;
    await rewrite(article.id, 1, body);
    const restore = { action: 'restore', kind: 'quote', id: quote.id, baseRevision: 2 };
    const restored = recordOf('quote', await desk.edit(restore));
    expect(quoteText(body, restored.fields.segments)).toBe(quote.fields.reportedText);
  });

  test('does not keep somebody from deleting a quote that only moved', async () => {
    const { article, quote } = await quoted();
    await rewrite(article.id, 1, `Before. ${first}`);
    expect(
      await desk.edit({ action: 'delete', kind: 'quote', id: quote.id, baseRevision: 1 }),
    ).toMatchObject({ outcome: 'merged', record: { revision: 3 } });
  });
});

describe('a quote made from an earlier body', () => {
  test('is carried over to the body of now', async () => {
    const { article, fields } = await quoted();
    const body = `😀 Before. ${first}`;
    await rewrite(article.id, 1, body);
    const late = await desk.create('quote', fields);
    expect(late.fields.anchorStatus).toBe('moved');
    expect(quoteText(body, late.fields.segments)).toBe(fields.reportedText);
  });

  test('whose words are elsewhere in the body of now is placed there', async () => {
    const { fields } = await quoted();
    const segments = fields.segments.map((segment) => ({
      ...segment,
      start: segment.start - 2,
      end: segment.end - 2,
    }));
    const late = await desk.create('quote', { ...fields, segments });
    expect(late.fields.anchorStatus).toBe('moved');
    expect(quoteText(first, late.fields.segments)).toBe(fields.reportedText);
  });

  test('is refused when its article never said its words, and lost when it names no place', async () => {
    const { fields, quote } = await quoted();
    const reportedText = 'Other words';
    expect(
      await desk.edit({
        action: 'create',
        kind: 'quote',
        id: v7(),
        fields: { ...fields, reportedText },
      }),
    ).toMatchObject({
      outcome: 'rejected',
      error: { code: 'VALIDATION_FAILED', path: ['fields', 'reportedText'] },
    });
    const update = { action: 'update', kind: 'quote', id: quote.id, baseRevision: 1 };
    expect(await desk.edit({ ...update, changes: { reportedText } })).toMatchObject({
      error: { code: 'VALIDATION_FAILED', path: ['changes', 'reportedText'] },
    });
    expect(
      await desk.edit({ ...update, changes: { segments: [segmentOf(first, 'Nothing else')] } }),
    ).toMatchObject({ error: { code: 'VALIDATION_FAILED', path: ['changes', 'reportedText'] } });
    expect(await quoteNow(quote.id)).toEqual(quote);
    const none = await desk.create('quote', { ...fields, segments: [] });
    expect(none.fields.anchorStatus).toBe('lost');
  });
});

describe('a quote of several parts', () => {
  test('of which one is lost is lost as a whole, stays as it was last found, and comes back whole', async () => {
    const { article, quote } = await quoted();
    const without = first.replace(words[1] ?? '', 'which nobody had expected of him at all.');
    await rewrite(article.id, 1, `New lead.\n\n${without}`);
    const lost = await quoteNow(quote.id);
    expect(lost.fields).toEqual({ ...quote.fields, anchorStatus: 'lost' });

    await rewrite(article.id, 2, `Again.\n\n${without} More.`);
    expect(await quoteNow(quote.id)).toEqual(lost);

    const body = `Again, longer.\n\n${first}`;
    await rewrite(article.id, 3, body);
    const found = await quoteNow(quote.id);
    expect(found.fields.anchorStatus).toBe('moved');
    expect(readSegments(body, found.fields.segments)).toEqual(words);
  });

  test('keeps its parts in order when the first is said again behind the second', async () => {
    const { article, quote } = await quoted();
    await rewrite(article.id, 1, 'Nothing is left of this story today.');
    const body = `${first} He said again: "${words[0] ?? ''}"`;
    await rewrite(article.id, 2, body);
    const found = await quoteNow(quote.id);
    expect(readSegments(body, found.fields.segments)).toEqual(words);
    expect(found.fields.segments[0]?.start).toBe(quote.fields.segments[0]?.start);
  });
});

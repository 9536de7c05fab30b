import { beforeAll, describe, expect, test } from 'vitest';
import { editRecord } from '#server/records/edit-record.ts';
import { readRecord } from '#server/records/read-record.ts';
import type { FieldsOf } from '#shared/records/records.ts';
import {
  accountOf,
  contextOf,
  deskFixture,
  recordOf,
  segmentOf,
  type DeskFixture,
} from '#tests/support/desk-fixture.ts';

let desk: DeskFixture;
let other: ReturnType<typeof contextOf>;
beforeAll(async () => {
  desk = await deskFixture();
  other = contextOf(desk.db, await accountOf(desk.db, 'editor'));
});

const body = 'RUNO - "The ferry sails again on Monday," Dahl said in the town hall.';
const words = 'The ferry sails again on Monday,';

async function verified() {
  const article = await desk.create('article', { headline: 'H', body });
  const fields = { articleId: article.id, segments: [segmentOf(body, words)], reportedText: words };
  return { article, quote: await desk.create('quote', { ...fields, status: 'verified' }) };
}
const byOther = async (id: string, baseRevision: number, changes: Partial<FieldsOf<'quote'>>) =>
  recordOf(
    'quote',
    await editRecord(other, { action: 'update', kind: 'quote', id, baseRevision, changes }),
  );
const rewrite = (id: string, baseRevision: number, next: string) =>
  desk.edit({ action: 'update', kind: 'article', id, baseRevision, changes: { body: next } });

describe('a verified quote', () => {
  test('goes back to review in the change of what was verified, and the log says so', async () => {
    const { quote } = await verified();
    expect(quote.fields).toMatchObject({
      verifiedBy: desk.context.account?.id,
      verifiedAt: quote.createdAt,
    });
    const changed = await byOther(quote.id, 1, { cue: 'announced' });
    expect(changed).toMatchObject({
      revision: 2,
      fields: { cue: 'announced', status: 'in_review', verifiedBy: null, verifiedAt: null },
    });
    expect(await readRecord(desk.db, 'quote', quote.id)).toEqual(changed);
    const log = await desk.db.query.changes.findMany({
      where: { recordId: quote.id, revision: 2 },
    });
    expect(log).toMatchObject([{ before: { status: 'verified' }, after: { status: 'in_review' } }]);
  });

  test('is verified by whoever changes it and says so, and stays so under a new note', async () => {
    const { quote } = await verified();
    const renewed = await byOther(quote.id, 1, { cue: 'announced', status: 'verified' });
    expect(renewed.fields).toMatchObject({
      status: 'verified',
      verifiedBy: other.account?.id,
      verifiedAt: renewed.updatedAt,
    });
    const noted = await desk.edit({
      action: 'update',
      kind: 'quote',
      id: quote.id,
      baseRevision: 2,
      changes: { note: 'Seen' },
    });
    expect(recordOf('quote', noted).fields).toEqual({ ...renewed.fields, note: 'Seen' });
  });

  test('is not kept verified by an edit that merges with one that sent it back', async () => {
    const { quote } = await verified();
    await byOther(quote.id, 1, { cue: 'announced' });
    const merged = await desk.edit({
      action: 'update',
      kind: 'quote',
      id: quote.id,
      baseRevision: 1,
      changes: { venue: 'town hall', status: 'verified' },
    });
    expect(merged).toMatchObject({
      outcome: 'merged',
      record: { fields: { cue: 'announced', venue: 'town hall', status: 'in_review' } },
    });
  });

  test('cannot be told by an editor who verified it', async () => {
    const { quote } = await verified();
    const changes = { verifiedBy: other.account?.id };
    expect(
      await desk.edit({ action: 'update', kind: 'quote', id: quote.id, baseRevision: 1, changes }),
    ).toMatchObject({
      outcome: 'rejected',
      error: { code: 'VALIDATION_FAILED', path: ['changes', 'verifiedBy'] },
    });
  });

  test('stays verified while its article moves it, and not when its words are edited or lost', async () => {
    const { article, quote } = await verified();
    await rewrite(article.id, 1, `New lead. ${body}`);
    const moved = await readRecord(desk.db, 'quote', quote.id);
    expect(moved?.fields).toMatchObject({
      anchorStatus: 'moved',
      status: 'verified',
      verifiedBy: quote.fields.verifiedBy,
      verifiedAt: quote.fields.verifiedAt,
    });
    await rewrite(article.id, 2, body.replace('again', 'anew'));
    const edited = await readRecord(desk.db, 'quote', quote.id);
    expect(edited?.fields).toMatchObject({
      anchorStatus: 'approximate',
      status: 'in_review',
      verifiedBy: null,
    });
    const { article: next, quote: gone } = await verified();
    await rewrite(next.id, 1, 'Nothing of it is left.');
    const lost = await readRecord(desk.db, 'quote', gone.id);
    expect(lost?.fields).toMatchObject({ anchorStatus: 'lost', status: 'in_review' });
  });
});

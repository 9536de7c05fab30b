import { beforeAll, expect, test } from 'vitest';
import { importQuotes, type QuoteRowResult } from '#server/records/quote-import/import-quotes.ts';
import { readRecord } from '#server/records/read-record.ts';
import type { QuoteRowField } from '#shared/formats/quote-row.ts';
import { contextOf, deskFixture, type DeskFixture } from '#tests/support/desk-fixture.ts';

let desk: DeskFixture;
beforeAll(async () => {
  desk = await deskFixture();
});

type Cells = Partial<Record<QuoteRowField, string>>;

async function importing(
  rows: readonly Cells[],
  dryRun = false,
): Promise<readonly QuoteRowResult[]> {
  const answer = await importQuotes(desk.context, rows, { dryRun });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.results;
}

const counts = async () => ({
  quotes: (await desk.db.query.quotes.findMany({ columns: { id: true } })).length,
  actors: (await desk.db.query.actors.findMany({ columns: { id: true } })).length,
  articles: (await desk.db.query.articles.findMany({ columns: { id: true } })).length,
  changes: (await desk.db.query.changes.findMany({ columns: { id: true } })).length,
});

const rows: readonly Cells[] = [
  {
    quote: 'The quay is open.',
    speaker: 'Ida Holm',
    role: 'mayor of Port Amsel',
    onBehalfOf: 'Port Amsel Council',
    headline: 'Quay opens',
    url: 'https://wire.example/quay',
    agency: 'Meridian Wire',
    body: '"The quay is open." So said the mayor.',
    saidOn: '2024-06',
    topics: 'Harbours; Ferries',
    stance: 'supports',
    kind: 'Direct',
  },
  { quote: 'It is too short.', speaker: 'Per Lund', url: 'https://wire.example/quay' },
  { quote: 'We shall see.', speaker: 'IDA HOLM', url: 'https://wire.example/quay' },
];

test('a dry run tells what would happen and writes nothing; the run does just that, and a second one nothing', async () => {
  const before = await counts();
  const tried = await importing(rows, true);
  expect(await counts()).toEqual(before);
  const made = await importing(rows);
  // Ids are made anew each time.
  const plain = (results: readonly QuoteRowResult[]): string =>
    JSON.stringify(results).replaceAll(/"(?:id|quoteId)":"[^"]*"/gu, '');
  expect(plain(made)).toBe(plain(tried));
  expect(made).toMatchObject([
    {
      outcome: 'new',
      isPlaced: true,
      article: { name: 'Quay opens', isNew: true },
      actors: [
        { name: 'Ida Holm', isNew: true },
        { name: 'Port Amsel Council', isNew: true },
      ],
      topics: [{ isNew: true }, { isNew: true }],
    },
    { outcome: 'new', isPlaced: false, article: { isNew: false }, actors: [{ isNew: true }] },
    // The same actor in other capitals.
    { outcome: 'new', actors: [{ name: 'Ida Holm', isNew: false }] },
  ]);
  const [first] = made;
  const quote = await readRecord(
    desk.db,
    'quote',
    first && 'quoteId' in first ? first.quoteId : '',
  );
  expect(quote?.fields).toMatchObject({
    reportedText: 'The quay is open.',
    anchorStatus: 'exact',
    segments: [{ start: 1, end: 18 }],
    attributions: [{ part: 'speaker', role: 'mayor of Port Amsel' }, { part: 'on_behalf_of' }],
    saidOn: { date: '2024-06', precision: 'month', words: null },
    topics: [{ stance: 'supports' }, { stance: 'supports' }],
    status: 'draft',
  });
  const after = await counts();
  const again = await importing(rows);
  expect(again.map(({ outcome }) => outcome)).toEqual(['known', 'known', 'known']);
  expect(await counts()).toEqual(after);
});

test('a row that is wrong says where, leaves nothing behind and keeps no other out', async () => {
  await desk.create('actor', { kind: 'person', name: 'Twin Name' });
  await desk.create('actor', { kind: 'person', name: 'Twin Name' });
  const before = await counts();
  const results = await importing([
    { headline: 'Nobody', kind: 'shouted', saidOn: 'yesterday' },
    { quote: 'Words.', speaker: 'Twin Name', headline: 'Article of a bad row' },
    { quote: 'Words.', speaker: 'New in a bad row', headline: 'Bad', language: 'English!' },
    { quote: 'Good words.', headline: 'Article of a good row' },
  ]);
  expect(results).toMatchObject([
    {
      outcome: 'refused',
      problems: [{ field: 'quote' }, { field: 'saidOn' }, { field: 'kind' }],
    },
    { outcome: 'refused', problems: [{ field: 'speaker' }] },
    { outcome: 'refused', problems: [{ field: 'language' }] },
    { outcome: 'new' },
  ]);
  const after = await counts();
  expect(after).toEqual({
    quotes: before.quotes + 1,
    actors: before.actors,
    articles: before.articles + 1,
    changes: before.changes + 2,
  });
});

test('two imports of the same rows at once make each thing once', async () => {
  const row = { quote: 'At once.', speaker: 'Once Only', headline: 'Once' };
  const both = await Promise.all([importing([row]), importing([row])]);
  expect(
    both
      .flat()
      .map(({ outcome }) => outcome)
      .sort(),
  ).toEqual(['known', 'new']);
});

test('needs an editor', async () => {
  expect(await importQuotes(contextOf(desk.db, null), rows, { dryRun: true })).toMatchObject({
    ok: false,
    error: { code: 'UNAUTHENTICATED' },
  });
});

import { sql } from 'drizzle-orm';
import { countFound, searchRecords } from '#server/records/queries/search.ts';
import { searchedKinds } from '#shared/queries/search-terms.ts';
import type { BenchDesk } from './bench-desk.ts';
import type { BenchSettings } from './bench-settings.ts';
import { seededRandom } from './random.ts';
import { makeVocabulary, seedQuotes } from './seed-quotes.ts';
import { quantile, shown, timeCalls } from './statistics.ts';

const quotes = 1_000_000;
const calls = 50;

/** Measures searches over a million short quotes, for words from the most common to none, with and without their count. */
export async function benchSearch({ db }: BenchDesk, { say }: BenchSettings): Promise<void> {
  const vocabulary = makeVocabulary(seededRandom(1));
  const { words } = vocabulary;
  const { rows } = await db.execute<{ id: string }>(sql`select id from articles limit 1000`);
  await seedQuotes(
    db,
    quotes,
    vocabulary,
    rows.map(({ id }) => id),
  );
  const word = (place: number): string => words[place] ?? '';
  const rare = (index: number): string => word(words.length - 1 - index);
  const searches: Readonly<Record<string, (index: number) => string>> = {
    'the most common word': () => word(0),
    'the 10th word': () => word(9),
    'the 100th word': () => word(99),
    'the 1000th word': () => word(999),
    'a rare word': rare,
    'two common words': () => `${word(0)} ${word(3)}`,
    'a common and a rare word': (index) => `${word(0)} ${rare(index)}`,
    'two common words side by side': () => `"${word(0)} ${word(1)}"`,
    'the beginning of many words': () => `${word(0).slice(0, 3)}*`,
    'a word that no quote has': () => 'zzzz',
  };
  say(`search of ${quotes} quotes | page p50 ms | page p95 ms | counted p50 ms | counted p95 ms`);
  for (const [name, text] of Object.entries(searches)) {
    const search = (index: number) => ({ text: text(index), kinds: searchedKinds });
    const page = (index: number) => searchRecords(db, search(index), { limit: 21, offset: 0 });
    await timeCalls(3, page);
    const bare = await timeCalls(calls, page);
    const counted = await timeCalls(calls, (index) =>
      Promise.all([page(index), countFound(db, search(index))]),
    );
    const cells = [bare, counted].flatMap((took) => [quantile(took, 0.5), quantile(took, 0.95)]);
    say([name, ...cells.map(shown)].join(' | '));
  }
}

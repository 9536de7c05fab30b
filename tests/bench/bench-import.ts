import { sql } from 'drizzle-orm';
import { createAccount } from '#server/accounts/create-account.ts';
import { importArticle } from '#server/records/import-article.ts';
import { importArticles } from '#server/records/import-articles.ts';
import type { BenchDesk } from './bench-desk.ts';
import type { BenchSettings } from './bench-settings.ts';
import { generateArticle } from './generate-article.ts';
import { seededRandom } from './random.ts';
import { median, shown } from './statistics.ts';

// As many as the command line sends at once.
const batch = 100;

/**
 * Measures how many short wire articles a second come in through the write path, in batches and each in a transaction of
 * its own, beside the same text put bare into one table, a transaction each: what the disk lets through.
 */
export async function benchImport({ db }: BenchDesk, settings: BenchSettings): Promise<void> {
  const { say, rounds, concurrency } = settings;
  const made = await createAccount(db, { name: 'Importer', email: null, role: 'editor' });
  if (!made.ok) throw new Error(made.error.message);
  const log = {
    error: (details: object, message: string) => {
      throw new Error(message, { cause: details });
    },
  };
  const context = { db, account: made.account, clock: () => new Date(), log };
  const random = seededRandom(7);
  // No number of the seeded desk's articles, and no text twice: the same bytes are not imported again.
  let number = 10_000_000;
  const text = (): string => {
    const { headline, body } = generateArticle(random, number++, [
      'Mayor Ilse Brandt',
      'Tarek Ombrosa',
    ]);
    return `29 May 2024 19:02\n\n${headline}\n\nVELLMARK. May 29 (Quayside) - ${body}\n`;
  };
  const input = () => ({ bytes: Buffer.from(text()), fileName: null });
  const importOne = async (): Promise<number> => {
    const [result] = await importArticle(context, input());
    if (result?.status !== 'imported') throw new Error(JSON.stringify(result));
    return 1;
  };
  const importBatch = async (): Promise<number> => {
    const results = await importArticles(context, Array.from({ length: batch }, input));
    const refused = results.flat().find(({ status }) => status !== 'imported');
    if (refused !== undefined) throw new Error(JSON.stringify(refused));
    return batch;
  };
  await db.execute(
    sql`create table bench_bare (id bigint generated always as identity primary key, body text)`,
  );
  const insertOne = async (): Promise<number> => {
    await db.execute(sql`insert into bench_bare (body) values (${text()})`);
    return 1;
  };
  const cases = [
    { name: `import in batches of ${batch}`, work: importBatch, workers: 1 },
    { name: `import in batches of ${batch}, 2 at a time`, work: importBatch, workers: 2 },
    { name: 'import, one at a time', work: importOne, workers: 1 },
    { name: 'bare insert, one at a time', work: insertOne, workers: 1 },
    { name: `import, ${concurrency} at a time`, work: importOne, workers: concurrency },
    { name: `bare insert, ${concurrency} at a time`, work: insertOne, workers: concurrency },
  ].map((one) => ({ ...one, rates: new Array<number>() }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { work, workers, rates } of cases) {
      const rate = await perSecond(work, workers, settings.seconds);
      // The first round warms up.
      if (round > 0) rates.push(rate);
    }
  }
  say('import | articles/s, median of the rounds');
  for (const { name, rates } of cases) say(`${name} | ${shown(median(rates))}`);
}

async function perSecond(
  work: () => Promise<number>,
  workers: number,
  seconds: number,
): Promise<number> {
  const began = performance.now();
  let done = 0;
  const one = async (): Promise<void> => {
    while (performance.now() - began < seconds * 1000) {
      // Not `done += await work()`: that would add to what was done before the wait, whatever others did meanwhile.
      const more = await work();
      done += more;
    }
  };
  await Promise.all(Array.from({ length: workers }, one));
  return done / ((performance.now() - began) / 1000);
}

import { findStatements } from '#shared/suggestions/find/find-statements.ts';
import { corpusMissing, readCorpus, type CorpusArticle } from '../training/corpus.ts';
import { f1, scoreStatements, type Score, type Tally } from '../training/score.ts';
import { heldOut } from '../training/split.ts';
import { generateArticle } from './generate-article.ts';
import { seededRandom } from './random.ts';

/** Measures the suggestions: how fast they come, and how good they are on the articles that were held out. */
export async function benchSuggestions(say: (line: string) => void): Promise<void> {
  const corpus = await readCorpus();
  benchSpeed(corpus === null ? [] : heldOut(corpus).held, say);
  if (corpus === null) {
    say(corpusMissing);
    return;
  }
  const { held } = heldOut(corpus);
  const found = new Map(held.map(({ id, text }) => [id, findStatements(text, 'en').statements]));
  const score = scoreStatements(held, found);
  say(`Quality on ${held.length} articles that were held out:`);
  say('| | gold | found | overlap P | R | F1 | linked F1 |\n|---|---|---|---|---|---|---|');
  say(row('quoted', score.quoted));
  say(row('all', score.all));
  for (const [kind, tally] of Object.entries(score.byKind)) {
    say(
      `| recall of ${kind} | ${tally.gold} | | | ${part(tally.overlap, tally.gold)} | | ${part(tally.linked, tally.gold)} (recall) |`,
    );
  }
  sayCalibration(score, say);
}

function row(name: string, tally: Tally): string {
  const { gold, found, overlap, linked } = tally;
  return `| ${name} | ${gold} | ${found} | ${part(overlap, found)} | ${part(overlap, gold)} | ${f1(tally, overlap).toFixed(3)} | ${f1(tally, linked).toFixed(3)} |`;
}

function part(some: number, all: number): string {
  return all === 0 ? '-' : (some / all).toFixed(3);
}

function sayCalibration({ confidences }: Score, say: (line: string) => void): void {
  say('| confidence | statements | right |\n|---|---|---|');
  for (const [from, to] of [
    [0.9, 1.01],
    [0.75, 0.9],
    [0.6, 0.75],
    [0.45, 0.6],
    [0, 0.45],
  ] as const) {
    const inside = confidences.filter(({ confidence }) => confidence >= from && confidence < to);
    const right = inside.filter((it) => it.right).length;
    say(
      `| ${from.toFixed(2)} to ${Math.min(1, to).toFixed(2)} | ${inside.length} | ${part(right, inside.length)} |`,
    );
  }
}

function benchSpeed(held: readonly CorpusArticle[], say: (line: string) => void): void {
  const texts = held.length > 0 ? held.map(({ text }) => text) : madeUp();
  const words = (text: string): number => text.split(/\s+/u).length;
  const begun = performance.now();
  findStatements(texts[0] ?? '', 'en');
  say(`The first article, with reading the weights: ${(performance.now() - begun).toFixed(0)} ms.`);
  for (const text of texts) findStatements(text, 'en');
  const times = texts.map((text) => {
    const started = performance.now();
    findStatements(text, 'en');
    return ((performance.now() - started) / words(text)) * 600;
  });
  times.sort((a, b) => a - b);
  const cpu = process.cpuUsage();
  for (const text of texts) findStatements(text, 'en');
  const spent = process.cpuUsage(cpu).user / 1e6;
  const all = texts.reduce((sum, text) => sum + words(text), 0);
  say(
    `For 600 words: ${(times[times.length >> 1] ?? 0).toFixed(1)} ms in the median, ${(times[Math.floor(times.length * 0.95)] ?? 0).toFixed(1)} ms at the 95th percentile.`,
  );
  say(`One core reads ${Math.round((all / spent) * 60).toLocaleString('en')} words a minute.`);
}

// Articles of our own for a machine without the corpus: only their speed says something.
function madeUp(): string[] {
  const random = seededRandom(1);
  return Array.from(
    { length: 100 },
    (_, number) =>
      generateArticle(random, number, ['Mira Holt', 'Jonas Reed', 'The ministry']).body,
  );
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBenchDesk, type BenchDesk } from '#tests/bench/bench-desk.ts';
import { benchImport } from '#tests/bench/bench-import.ts';
import { benchReplica } from '#tests/bench/bench-replica.ts';
import { benchServer } from '#tests/bench/bench-server.ts';
import { shapes } from '#tests/bench/shapes.ts';

const lines: string[] = [];
const settings = {
  articles: 30,
  quotesPerArticle: 4,
  actors: 10,
  rounds: 1,
  seconds: 0.05,
  concurrency: 2,
  // PostGraphile is a large download that only a measurement needs.
  contenders: ['verbatim', 'bare'] as const,
  say: (line: string) => void lines.push(line),
};
let desk: BenchDesk;

beforeAll(async () => {
  desk = await openBenchDesk(settings);
});
afterAll(() => desk.close());

// That the bench runs, and compares like with like; how fast anything is depends on the machine.
test(
  'The bench gets the same JSON from the server as from bare SQL, without errors',
  { timeout: 60_000 },
  async () => {
    await benchServer(desk, settings);
    for (const { name } of shapes) {
      const rows = lines
        .filter((line) => line.startsWith(`${name} | `))
        .map((line) => line.split(' | '));
      expect(rows.slice(0, 2).map(([, server, , , , errors]) => [server, errors])).toEqual([
        ['verbatim', '0'],
        ['bare', '0'],
      ]);
    }
  },
);

test(
  'The bench copies a desk, reads and saves in a replica, and imports',
  { timeout: 60_000 },
  async () => {
    await benchReplica(desk, settings);
    await benchImport(desk, settings);
    expect(lines.filter((line) => line.includes('NaN'))).toEqual([]);
  },
);

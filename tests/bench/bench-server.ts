import { Agent } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { askHttp, type HttpQuestion } from './ask-http.ts';
import type { BenchDesk } from './bench-desk.ts';
import type { BenchSettings } from './bench-settings.ts';
import { normalised, questionOf, shapes, variantsOf, type Shape } from './shapes.ts';
import { startContender, type Contender } from './start-contender.ts';
import { median, quantile, shown } from './statistics.ts';

interface Load {
  readonly perSecond: number;
  readonly latencies: readonly number[];
  readonly errors: number;
}

/**
 * Measures the server beside its peer and a bare handler, shape by shape, taking turns. Before that all must give the same JSON;
 * while they are measured, every answer that differs by a byte from the one compared counts as an error.
 */
export async function benchServer(desk: BenchDesk, settings: BenchSettings): Promise<void> {
  const { say, rounds } = settings;
  const { connection, dataDir } = desk;
  const contenders: Contender[] = [];
  try {
    for (const name of settings.contenders) {
      contenders.push(await startContender({ name, connection, dataDir }));
    }
    say('shape | server | requests/s | p50 ms | p99 ms | errors | SQL statements per request');
    for (const [number, shape] of shapes.entries()) {
      const ids = variantsOf(shape, desk.seeded);
      const runs = contenders.map((contender) => {
        const asked = ids.map((id) => questionOf(contender.name, number, id));
        return { contender, asked, loads: new Array<Load>(), statements: 0 };
      });
      const expected = await Promise.all(
        runs.map(({ contender, asked }) => answers(contender, asked)),
      );
      compare(shape, expected);
      for (let round = 0; round <= rounds; round += 1) {
        // Whoever comes second would otherwise always find the machine warmer.
        const order = [...runs.slice(round % runs.length), ...runs.slice(0, round % runs.length)];
        for (const run of order) {
          const before = await run.contender.statements();
          const load = await put(
            run.contender,
            run.asked,
            expected[runs.indexOf(run)] ?? [],
            settings,
          );
          const sent = (await run.contender.statements()) - before;
          run.statements = sent / Math.max(1, load.latencies.length);
          // The first round warms up.
          if (round > 0) run.loads.push(load);
        }
      }
      for (const { contender, loads, statements } of runs) {
        const latencies = loads.flatMap((load) => load.latencies);
        const errors = loads.reduce((sum, load) => sum + load.errors, 0);
        const rate = median(loads.map(({ perSecond }) => perSecond));
        const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
        say(
          [
            shape.name,
            contender.name,
            ...[rate, p50, p99].map(shown),
            errors,
            statements.toFixed(2),
          ].join(' | '),
        );
      }
      const [ours, ...others] = runs;
      for (const { contender, loads } of others) {
        const ratios = (ours?.loads ?? []).map(
          ({ perSecond }, round) => perSecond / (loads[round]?.perSecond ?? Number.NaN),
        );
        say(
          `${shape.name} | ${ours?.contender.name} / ${contender.name}, median of the rounds | ${shown(median(ratios))}`,
        );
      }
    }
  } finally {
    for (const contender of contenders) await contender.stop();
  }
}

async function answers(contender: Contender, asked: readonly HttpQuestion[]): Promise<Buffer[]> {
  const agent = new Agent({ keepAlive: true });
  try {
    const bodies: Buffer[] = [];
    for (const question of asked) {
      // A document that is new may be answered another way than one that is known, and in other bytes.
      await askHttp(agent, contender.port, question);
      const { status, body } = await askHttp(agent, contender.port, question);
      if (status !== 200)
        throw new Error(`${contender.name} answered ${status}: ${body.toString()}`);
      bodies.push(body);
    }
    return bodies;
  } finally {
    agent.destroy();
  }
}

// As parsed, so that neither the order of fields nor white space counts.
function compare({ name }: Shape, [ours = [], ...others]: readonly Buffer[][]): void {
  for (const bodies of others) {
    for (const [place, body] of ours.entries()) {
      const other = bodies[place] ?? Buffer.from('null');
      if (!isDeepStrictEqual(normalised(body), normalised(other))) {
        throw new Error(`${name}: the answers differ:\n${String(body)}\n${String(other)}`);
      }
    }
  }
}

async function put(
  { port }: Contender,
  asked: readonly HttpQuestion[],
  expected: readonly Buffer[],
  { seconds, concurrency }: BenchSettings,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const latencies: number[] = [];
  let errors = 0;
  let next = 0;
  const began = performance.now();
  const one = async (): Promise<void> => {
    while (performance.now() - began < seconds * 1000) {
      const place = next++ % asked.length;
      const question = asked[place];
      if (question === undefined) return;
      const sent = performance.now();
      const answer = await askHttp(agent, port, question);
      latencies.push(performance.now() - sent);
      if (answer.status !== 200 || !expected[place]?.equals(answer.body)) errors += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  const took = (performance.now() - began) / 1000;
  agent.destroy();
  return { perSecond: latencies.length / took, latencies, errors };
}

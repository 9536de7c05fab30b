import { afterAll, beforeAll, expect, it } from 'vitest';
import { simulationGround, type SimulationGround } from './simulation-ground.ts';
import { runSchedule } from './run-schedule.ts';

// VERBATIM_SCHEDULES=10000 is the nightly mode; VERBATIM_SEED=17 runs that one schedule again and tells its story.
const count = Number(process.env['VERBATIM_SCHEDULES'] ?? 300);
const only = process.env['VERBATIM_SEED'];
const seeds =
  only === undefined ? Array.from({ length: count }, (_, index) => index + 1) : [Number(only)];
let ground: SimulationGround;

beforeAll(async () => {
  ground = await simulationGround(only === undefined ? 3 : 1);
});
afterAll(() => ground.end());

it(`in ${seeds.length} random schedules nothing that an editor typed is lost, shown wrongly or done twice`, async () => {
  const began = Date.now();
  const totals = { actions: 0, conflicts: 0, rejected: 0 };
  const left = [...seeds];
  const failures: string[] = [];
  await Promise.all(
    ground.lanes.map(async (lane) => {
      for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
        const { violations, ledger } = await runSchedule({ seed, ...lane });
        for (const { invariant, what } of violations.slice(0, 5)) {
          failures.push(`VERBATIM_SEED=${seed} ${invariant}: ${what}`);
        }
        if (only !== undefined) failures.unshift(...ledger.story);
        totals.actions += ledger.counts.actions;
        totals.conflicts += ledger.counts.conflicts;
        totals.rejected += ledger.counts.rejected;
      }
    }),
  );
  const seconds = (Date.now() - began) / 1000;
  process.stdout.write(
    `${seeds.length} schedules in ${seconds.toFixed(1)} s: ${JSON.stringify(totals)}\n`,
  );
  expect(failures).toEqual([]);
  // A simulation in which nothing happens proves nothing.
  expect(totals.actions).toBeGreaterThan(15 * seeds.length);
  expect(totals.conflicts).toBeGreaterThan(0);
}, 7_200_000);

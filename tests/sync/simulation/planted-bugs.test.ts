import Database from 'libsql';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { pushRequestSchema, syncPaths } from '#shared/sync/protocol.ts';
import type { Violation } from './invariants.ts';
import { runSchedule, type Plant } from './run-schedule.ts';
import { simulationGround, type SimulationGround } from './simulation-ground.ts';

const editSchema = z.looseObject({});
let ground: SimulationGround;

beforeAll(async () => {
  ground = await simulationGround();
});
afterAll(() => ground.end());

/** What the first schedule finds that finds anything. */
async function foundBy(plant: () => Plant): Promise<readonly Violation['invariant'][]> {
  for (let seed = 1; seed <= 20; seed += 1) {
    for (const lane of ground.lanes) {
      const { violations } = await runSchedule({ seed, ...lane, plant: plant() });
      if (violations.length > 0) return violations.map(({ invariant }) => invariant);
    }
  }
  return [];
}

it('finds a server that makes a record again when the message comes again', async () => {
  const found = await foundBy(() => {
    const seen = new Set<string>();
    return {
      server: (answer) => async (path, account, body) => {
        if (path !== syncPaths.push) return answer(path, account, body);
        const { clientId, edits } = pushRequestSchema.parse(body);
        const isKnown = edits.some(({ sequence }) => seen.has(`${clientId} ${sequence}`));
        for (const { sequence } of edits) seen.add(`${clientId} ${sequence}`);
        if (!isKnown) return answer(path, account, body);
        const again = edits.map(({ sequence, edit }) => ({
          sequence: sequence + 1_000_000,
          edit: { ...editSchema.parse(edit), id: v7() },
        }));
        await answer(path, account, { clientId, edits: again });
        return answer(path, account, body);
      },
    };
  });
  expect(found).toContain('history');
}, 300_000);

it('finds a desk that forgets an edit when it is killed', async () => {
  const found = await foundBy(() => ({
    crashed: (path) => {
      const database = new Database(path);
      database.exec('DELETE FROM outbox WHERE sequence = (SELECT max(sequence) FROM outbox)');
      database.close();
    },
  }));
  expect(found).toContain('typed');
}, 300_000);

it('finds a desk that passes over a change when it pulls', async () => {
  const found = await foundBy(() => ({
    transport: (transport) => ({
      ...transport,
      pull: async (request, signal) => {
        const answered = await transport.pull(request, signal);
        if (!answered.ok || answered.answer.status !== 'changes') return answered;
        const { records } = answered.answer;
        return { ok: true, answer: { ...answered.answer, records: records.slice(1) } };
      },
    }),
  }));
  expect(found).toContain('view');
}, 300_000);

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '#server/accounts/account.ts';
import type { Database } from '#server/database/connection.ts';
import type { Transport } from '#desktop/replica/sync/transport.ts';
import { actAtRandom, giveUpOrRetry, make, settleConflict } from './editing.ts';
import { violations, type Violation } from './invariants.ts';
import { newLedger, type Ledger } from './ledger.ts';
import { virtualNetwork } from './network.ts';
import { randomFrom } from './random.ts';
import { simulatedDesk, type SimulatedDesk } from './simulated-desk.ts';
import { simulatedServer, type Reply, type SimulatedServer } from './simulated-server.ts';
import { troubleOf } from './trouble.ts';
import { virtualTime } from './virtual-time.ts';
import { badWeather } from './weather.ts';

/** A bug put in on purpose, to see that it is found. */
export interface Plant {
  readonly server?: (answer: SimulatedServer['answer']) => SimulatedServer['answer'];
  readonly transport?: (transport: Transport) => Transport;
  readonly crashed?: (path: string) => void;
}

/** What a schedule runs on. */
export interface ScheduleOptions {
  readonly seed: number;
  readonly db: Database;
  /** One for each desk at most; some desks share one. */
  readonly accounts: readonly Account[];
  /** Where the desks' files go meanwhile. */
  readonly folder: string;
  readonly plant?: Plant;
}

/** What came of a schedule. */
export interface ScheduleResult {
  readonly violations: readonly Violation[];
  readonly ledger: Ledger;
}

const begin = Date.UTC(2026, 0, 2, 3, 4, 5);

/** Lets some desks and a server live through what one seed holds for them, heals everything, and looks. */
export async function runSchedule(options: ScheduleOptions): Promise<ScheduleResult> {
  const { seed, db, plant = {} } = options;
  const random = randomFrom(seed);
  const time = virtualTime(begin);
  const ledger = newLedger();
  const server = await simulatedServer(db, time);
  await server.empty();
  await server.backUp();
  const answer = plant.server?.(server.answer) ?? server.answer;
  const network = virtualNetwork({
    time,
    random,
    answer: (...call): Promise<Reply> => answer(...call),
  });
  const folder = join(options.folder, `seed-${seed}`);
  mkdirSync(folder);
  const accounts = options.accounts.map((account) => ({ ...account }));
  const withdrawn = new Set<string>();
  const desks: SimulatedDesk[] = [];
  const addDesk = (): SimulatedDesk => {
    const number = desks.length;
    const account = accounts[number % accounts.length];
    if (account === undefined) throw new Error('There are no accounts.');
    const link = network.linkOf(number, () =>
      withdrawn.has(account.id) ? { ...account, role: 'reader' } : account,
    );
    const transport = plant.transport?.(link) ?? link;
    const { crashed } = plant;
    const desk = simulatedDesk({ number, folder, time, random, ledger, transport, crashed });
    desks.push(desk);
    desk.open();
    return desk;
  };
  const trouble = troubleOf({ time, random, ledger, server, network, desks, accounts, withdrawn });
  const editorAt = (desk: SimulatedDesk) => ({ desk, random, ledger, now: time.now });

  try {
    for (let count = 3 + random.below(random.chance(0.15) ? 6 : 2); count > 0; count -= 1)
      addDesk();
    await time.pass(500);
    for (const kind of ['topic', 'actor', 'actor', 'article', 'quote', 'affiliation'] as const) {
      for (const desk of desks.slice(0, 2)) await make(editorAt(desk), kind);
    }
    if (random.chance(0.8)) await time.pass(3000);
    if (random.chance(0.8)) network.weather = badWeather(random);
    const troubled = random.fraction() * 0.4;
    for (let left = 12 + random.below(36); left > 0; left -= 1) {
      if (random.chance(troubled)) await trouble.strike();
      else {
        const desk = random.pick(desks);
        if (desk !== undefined) await actAtRandom(editorAt(desk));
      }
      if (random.chance(0.6)) await time.pass(random.below(random.chance(0.1) ? 60_000 : 1500));
    }
    await trouble.heal();
    addDesk();
    await trouble.heal();
    const found = await violations(server, desks, ledger);
    if (found.length > 0) return { violations: found, ledger };
    // Nothing is over while something is refused or in conflict: editors see to it.
    for (const desk of desks) {
      for (let round = 0; round < 4; round += 1) {
        await settleConflict(editorAt(desk));
        await giveUpOrRetry(editorAt(desk));
      }
    }
    await trouble.heal();
    return { violations: await violations(server, desks, ledger), ledger };
  } finally {
    await trouble.endTransactions();
    for (const desk of desks) await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

import type { Account } from '#server/accounts/account.ts';
import { wordsIn, type Ledger } from './ledger.ts';
import type { Network } from './network.ts';
import type { Random } from './random.ts';
import type { SimulatedDesk } from './simulated-desk.ts';
import type { SimulatedServer } from './simulated-server.ts';
import type { VirtualTime } from './virtual-time.ts';
import { badWeather, fair } from './weather.ts';

/** Where trouble strikes. */
export interface TroubleOptions {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly server: SimulatedServer;
  readonly network: Network;
  readonly desks: readonly SimulatedDesk[];
  /** Desk after desk takes the next, from the first again after the last. */
  readonly accounts: readonly Account[];
  /** The ids of those that may not edit meanwhile. */
  readonly withdrawn: Set<string>;
}

/** All that happens to desks, network and server from outside. */
export interface Trouble {
  /** Lets one thing go wrong, or right again. */
  readonly strike: () => Promise<void>;
  /** Sets everything right and waits until all is sent and read, or would have been long ago. */
  readonly heal: () => Promise<void>;
  readonly endTransactions: () => Promise<void>;
}

interface Kind {
  /** How often it comes, beside the others. */
  readonly weight: number;
  readonly name: string;
  readonly strike: (desk: SimulatedDesk) => void | Promise<void>;
}

const day = 86_400_000;
// After the last trouble, any pause between two tries has long ended.
const longestHealing = 20 * 60_000;

/** Makes the trouble of one schedule. */
export function troubleOf(options: TroubleOptions): Trouble {
  const { time, random, ledger, server, network, desks, accounts, withdrawn } = options;
  const openTransactions: (() => Promise<void>)[] = [];
  const endTransactions = async (): Promise<void> => {
    for (const end of openTransactions.splice(0)) await end();
  };
  const serverGone = async (work: () => Promise<void>): Promise<void> => {
    await endTransactions();
    for (const { text } of await server.log()) {
      for (const word of wordsIn(text)) ledger.lostWithTheServer.add(word);
    }
    await work();
    network.breakStreams();
  };

  const serverStops = async (): Promise<void> => {
    network.serverUp = !network.serverUp;
    if (network.serverUp) return;
    await endTransactions();
    network.breakStreams();
  };
  const roleChanges = (): void => {
    const id = random.pick(accounts)?.id ?? '';
    if (!withdrawn.delete(id)) withdrawn.add(id);
    for (const { number } of desks) {
      if (accounts[number % accounts.length]?.id === id) network.breakStreams(number);
    }
  };
  const transactionStays = async (): Promise<void> => {
    if (openTransactions.length > 0) await endTransactions();
    else openTransactions.push(await server.openTransaction());
  };
  const clockJumps = (desk: SimulatedDesk): void => {
    desk.wrongBy = random.pick([0, day, -day, random.below(2 * day) - day]) ?? 0;
    if (random.chance(0.5)) desk.replica()?.wake();
  };
  const choosesPart = async (desk: SimulatedDesk): Promise<void> => {
    const topics = ledger.made.filter(({ kind }) => kind === 'topic').map(({ id }) => id);
    const topicIds = topics.filter(() => random.chance(0.5));
    const scope = random.chance(0.3) ? null : { from: null, agencies: [], topicIds };
    await desk.replica()?.answerer.setScope({ scope });
  };
  const kinds: readonly Kind[] = [
    { weight: 25, name: 'crashes or starts', strike: (desk) => crashOrStart(desk) },
    {
      weight: 15,
      name: 'is cut off, or no longer',
      strike: ({ number }) => cutOff(network, number),
    },
    { weight: 15, name: 'sees the server stop or start', strike: serverStops },
    { weight: 13, name: 'has weather', strike: () => void (network.weather = badWeather(random)) },
    { weight: 10, name: 'has its clock jump', strike: clockJumps },
    { weight: 8, name: 'or another may edit or not', strike: roleChanges },
    { weight: 6, name: 'waits for a transaction, or no longer', strike: transactionStays },
    { weight: 4, name: 'chooses what it keeps', strike: choosesPart },
    { weight: 3, name: 'sees a backup made', strike: () => endTransactions().then(server.backUp) },
    { weight: 2, name: 'sees the backup restored', strike: () => serverGone(server.restore) },
    { weight: 1, name: 'sees the server emptied', strike: () => serverGone(server.empty) },
    { weight: 2, name: 'wakes', strike: (desk) => desk.replica()?.wake() },
  ];
  const dice = kinds.flatMap((kind) => Array.from({ length: kind.weight }, () => kind));
  const strike = async (): Promise<void> => {
    const [desk, kind] = [random.pick(desks), random.pick(dice)];
    if (desk === undefined || kind === undefined) return;
    ledger.story.push(`${time.now()} desk ${desk.number} ${kind.name}`);
    await kind.strike(desk);
  };
  const settled = async (): Promise<boolean> => {
    for (const desk of desks) {
      const status = await desk.replica()?.answerer.status({});
      if (status?.connection !== 'online' || status.waiting > 0) return false;
      if (status.bootstrap !== null || status.syncedAt === null) return false;
    }
    return true;
  };
  const heal = async (): Promise<void> => {
    await endTransactions();
    network.weather = fair;
    network.partitioned.clear();
    network.serverUp = true;
    withdrawn.clear();
    network.breakStreams();
    for (const desk of desks) {
      if (desk.replica() === null) desk.open();
      await desk.replica()?.answerer.setScope({ scope: null });
    }
    await time.passUntil(settled, longestHealing);
    // A desk may still wait for an answer that was lost before, and then asks again; others sent something meanwhile.
    await time.pass(30_000);
  };
  return { strike, heal, endTransactions };
}

async function crashOrStart(desk: SimulatedDesk): Promise<void> {
  if (desk.replica() === null) desk.open();
  else await desk.crash();
}

function cutOff(network: Network, desk: number): void {
  if (!network.partitioned.delete(desk)) network.partitioned.add(desk);
}

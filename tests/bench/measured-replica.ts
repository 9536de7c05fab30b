import { v7 } from 'uuid';
import { replicaCall, type ReplicaMeasured } from './replica-messages.ts';
import { keepHeapSmall } from '#desktop/replica/keep-heap-small.ts';
import { openReplica, type Replica } from '#desktop/replica/open-replica.ts';
import { systemClock } from '#desktop/replica/ports.ts';
import { httpTransport } from '#desktop/replica/sync/http-transport.ts';
import type { Transport } from '#desktop/replica/sync/transport.ts';

// A replica in a process of its own, as the app has it: at each message it opens the file, brings it up to date, says
// what that took, and closes it again.
keepHeapSmall();
const before = process.memoryUsage().rss;
const { path, server, token } = replicaCall.parse(JSON.parse(process.argv[2] ?? ''));
async function measure(): Promise<ReplicaMeasured> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  let pulled: number | null = null;
  const plain = httpTransport({
    server,
    readToken: () => Promise.resolve(token),
    fetch,
    patience: 60_000,
  });
  const transport: Transport = {
    ...plain,
    pull: (request, signal) => {
      pulled ??= performance.now();
      return plain.pull(request, signal);
    },
  };
  const opened = openReplica({
    appVersion: '1.0.0',
    path,
    server,
    transport,
    clock: systemClock,
    newId: () => v7(),
    random: Math.random,
  });
  if (!opened.ok) throw new Error(opened.message);
  const { syncedAt } = await opened.replica.answerer.status({});
  await syncedAfter(opened.replica, syncedAt);
  const ended = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  await opened.replica.close();
  const memory = {
    now: process.memoryUsage().rss,
    most: process.resourceUsage().maxRSS * 1024,
    before,
  };
  return {
    seconds: (ended - began) / 1000,
    pulling: (ended - (pulled ?? ended)) / 1000,
    worked: (user + system) / 1e6,
    memory,
  };
}

function syncedAfter({ answerer, onEvent }: Replica, last: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      const { syncedAt, connection, message } = await answerer.status({});
      if (connection === 'online' && syncedAt !== last) resolve();
      else if (message !== null) reject(new Error(message));
    };
    onEvent(() => void look().catch(reject));
    void look().catch(reject);
  });
}

process.on('message', () => {
  void measure().then((measured) => process.send?.(measured));
});
process.once('disconnect', () => process.exit(0));

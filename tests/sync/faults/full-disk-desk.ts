import { createInterface } from 'node:readline';
import { v7 } from 'uuid';
import { openReplica } from '#desktop/replica/open-replica.ts';
import { systemClock } from '#desktop/replica/ports.ts';
import { httpTransport } from '#desktop/replica/sync/http-transport.ts';

// A desk in a process of its own, whose files may not grow for a while: it saves a topic of each name that it reads on a
// line of standard input, and answers with what the window would be told.
const [path = '', server = ''] = process.argv.slice(2);
// Who listens to the signal is not ended by it: the write fails, as on a disk that is full.
process.on('SIGXFSZ', () => {});
const opened = openReplica({
  path,
  appVersion: '1.0.0',
  server,
  transport: httpTransport({
    server,
    readToken: () => Promise.resolve(null),
    fetch,
    patience: 5000,
  }),
  clock: systemClock,
  newId: () => v7(),
  random: Math.random,
  timing: { first: 20, soon: 50, longest: 100, patientAfter: 100 },
});
if (!opened.ok) throw new Error(opened.message);
const { replica } = opened;
const say = (message: object): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};
say({ is: 'open' });
for await (const name of createInterface({ input: process.stdin })) {
  const edit = { action: 'create', kind: 'topic', id: v7(), fields: { name } };
  const answer = await replica.answerer.saveEdit({ edit });
  say({ is: 'answer', message: answer.ok ? null : answer.error.message });
}
await replica.close();

import { openReplica } from '#desktop/replica/open-replica.ts';
import { systemClock } from '#desktop/replica/ports.ts';
import { httpTransport } from '#desktop/replica/sync/http-transport.ts';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';
import { z } from 'zod';

// A desk in a process of its own that saves edits until it is killed, and tells of each once it was told that it is saved.
const call = z
  .object({ path: z.string(), server: z.string(), token: z.string(), run: z.number() })
  .parse(JSON.parse(process.argv[2] ?? ''));
const newId = (): string => v7({ random: randomBytes(16) });
const opened = openReplica({
  path: call.path,
  appVersion: '1.0.0',
  server: call.server,
  transport: httpTransport({
    server: call.server,
    readToken: () => Promise.resolve(call.token),
    fetch,
    patience: 5000,
  }),
  clock: systemClock,
  newId,
  random: Math.random,
  timing: { first: 5, soon: 20, longest: 50, patientAfter: 100 },
});
if (!opened.ok) throw new Error(opened.message);
const { answerer } = opened.replica;
// Whoever started it is gone.
process.once('disconnect', () => process.exit(0));

for (let number = 0; ; number += 1) {
  const id = newId();
  const name = `Run ${call.run}, topic ${number}`;
  const saved = (fields: object): boolean | undefined => process.send?.({ id, ...fields });
  const created = await answerer.saveEdit({
    edit: { action: 'create', kind: 'topic', id, fields: { name } },
  });
  if (!created.ok) throw new Error(created.error.message);
  saved({ name });
  await pause(number % 7);
  const description = `${name}, described`;
  const topic = await answerer.getTopic({ id });
  const updated = await answerer.saveEdit({
    edit: {
      action: 'update',
      kind: 'topic',
      id,
      baseRevision: topic?.topic.baseRevision ?? 1,
      changes: { description },
    },
  });
  if (!updated.ok) throw new Error(updated.error.message);
  saved({ description });
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { BenchDesk } from './bench-desk.ts';
import { replicaMeasured, type ReplicaMeasured } from './replica-messages.ts';
import { startContender } from './start-contender.ts';
import { shown } from './statistics.ts';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { bundle } from '#tests/support/bundle.ts';
import { httpTransport } from '#desktop/replica/sync/http-transport.ts';

const changes = 1000;
const batch = 100;
const baseRows = z.array(z.object({ id: z.string(), kind: z.string(), json: z.string() }));

/**
 * Measures a replica in a process of its own: the first copy of the desk from a server over HTTP, and taking in a
 * thousand changed quotes; beside each, writing the same rows as plain JSON with bare libsql.
 */
export async function benchCopy(
  { connection, dataDir, tokenFile, seeded }: BenchDesk,
  path: string,
  say: (line: string) => void,
): Promise<void> {
  const contender = await startContender({ name: 'verbatim', connection, dataDir });
  const server = `http://127.0.0.1:${contender.port}`;
  const token = (await readFile(tokenFile, 'utf8')).trim();
  const replica = await measuredReplica({ path, server, token });
  try {
    const copy = await replica.measure();
    await changeQuotes({ server, token, ids: seeded.quoteIds.slice(0, changes) });
    const pull = await replica.measure();
    const bare = bareWrites(path, join(dataDir, 'bare.sqlite'));
    say('replica in a process of its own | s | its processor worked, s | bare libsql, s');
    const all = [copy.seconds, copy.worked, bare.all].map(shown).join(' | ');
    say(`first copy of ${bare.rows} records | ${all}`);
    const some = [pull.pulling, pull.worked, bare.some].map(shown).join(' | ');
    say(`taking in ${changes} changed quotes | ${some} (the processor: with opening the file)`);
    const { most, now, before } = pull.memory;
    const [mostMb, nowMb, beforeMb] = [most, now, before].map((bytes) => shown(bytes / 1e6));
    say(`resident memory, MB: ${mostMb} at most, ${nowMb} at the end, ${beforeMb} before anything`);
  } finally {
    await replica.end();
    await contender.stop();
  }
}

async function measuredReplica(call: { path: string; server: string; token: string }) {
  const script = await bundle(fileURLToPath(new URL('measured-replica.ts', import.meta.url)));
  const child = fork(script, [JSON.stringify(call)], { cwd: repositoryRoot, execArgv: [] });
  const exited = once(child, 'exit');
  return {
    measure: async (): Promise<ReplicaMeasured> => {
      const answer = once(child, 'message');
      child.send('measure');
      const ended = exited.then(() => Promise.reject(new Error('The replica has ended.')));
      const [message]: unknown[] = await Promise.race([answer, ended]);
      return replicaMeasured.parse(message);
    },
    end: async (): Promise<void> => {
      child.kill();
      await exited;
    },
  };
}

/** Changes a field of quotes as another desk would. */
async function changeQuotes(options: {
  readonly server: string;
  readonly token: string;
  readonly ids: readonly string[];
}): Promise<void> {
  const { server, token, ids } = options;
  const { hello, push } = httpTransport({
    server,
    readToken: () => Promise.resolve(token),
    fetch,
    patience: 60_000,
  });
  const { signal } = new AbortController();
  const greeted = await hello(signal);
  if (!greeted.ok) throw new Error(greeted.message);
  const clientId = v7();
  const edits = ids.map((id, index) => ({
    sequence: index + 1,
    edit: {
      action: 'update' as const,
      kind: 'quote' as const,
      id,
      baseRevision: 1,
      changes: { note: `Compared with the recording, number ${index}.` },
    },
  }));
  for (let at = 0; at < edits.length; at += batch) {
    const pushed = await push({ clientId, edits: edits.slice(at, at + batch) }, signal);
    if (!pushed.ok) throw new Error(pushed.message);
  }
}

/** Seconds that libsql takes for the rows alone: all of them, and the changed ones again. */
function bareWrites(path: string, scratch: string) {
  const replica = new Database(path);
  const rows = baseRows.parse(replica.prepare('SELECT id, kind, json FROM base').all());
  replica.close();
  const database = new Database(scratch);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE base (id TEXT PRIMARY KEY, kind TEXT, json TEXT) STRICT');
  const insert = database.prepare('INSERT OR REPLACE INTO base (id, kind, json) VALUES (?, ?, ?)');
  const write = (some: typeof rows): number => {
    const began = performance.now();
    for (let at = 0; at < some.length; at += 500) {
      database.exec('BEGIN');
      for (const { id, kind, json } of some.slice(at, at + 500)) insert.run([id, kind, json]);
      database.exec('COMMIT');
    }
    return (performance.now() - began) / 1000;
  };
  const all = write(rows);
  const some = write(rows.filter(({ json }) => json.includes('Compared with the recording')));
  database.close();
  return { rows: rows.length, all, some };
}

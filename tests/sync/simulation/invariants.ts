import { isDeepStrictEqual } from 'node:util';
import Database from 'libsql';
import { z } from 'zod';
import { recordKinds } from '#shared/records/records.ts';
import { wordsIn, type Ledger } from './ledger.ts';
import type { SimulatedDesk } from './simulated-desk.ts';
import type { SimulatedServer } from './simulated-server.ts';

/** What a schedule must not break, and how it did. */
export interface Violation {
  /** `outbox`: something still waits. `view`: a desk shows other than the server. `history`: an edit is there twice, or not. `typed`: a value is nowhere. */
  readonly invariant: 'outbox' | 'view' | 'history' | 'typed';
  readonly what: string;
}

/** Looks at a whole, healed system and answers all that is wrong with it. */
export async function violations(
  server: SimulatedServer,
  desks: readonly SimulatedDesk[],
  ledger: Ledger,
): Promise<Violation[]> {
  const found: Violation[] = [];
  const say = (invariant: Violation['invariant'], what: string): void => {
    found.push({ invariant, what });
  };
  const records = await server.records();
  const log = await server.log();
  const everywhere = new Set(ledger.lostWithTheServer);
  for (const { text } of log) for (const word of wordsIn(text)) everywhere.add(word);

  const times = new Map<string, number>();
  for (const { clientId, sequence } of log) {
    const key = `${clientId} ${sequence}`;
    if (clientId !== null) times.set(key, (times.get(key) ?? 0) + 1);
  }

  for (const desk of desks) {
    const answerer = desk.replica()?.answerer;
    if (answerer === undefined) throw new Error(`Desk ${desk.number} is not running.`);
    const outbox = await answerer.listOutbox({});
    const waiting = outbox.filter(({ state }) => state === 'queued' || state === 'sending');
    if (waiting.length > 0) {
      const status = JSON.stringify(await answerer.status({}));
      say('outbox', `desk ${desk.number} still has ${JSON.stringify(waiting)}; ${status}`);
    }
    for (const { error, edit, sequence, state } of outbox) {
      const keys = [...desk.sent].filter(
        ([key, other]) => key.endsWith(` ${sequence}`) && other.id === edit.id,
      );
      if (state === 'rejected' && keys.some(([key]) => times.has(key))) {
        say('history', `refused, and yet in the history: ${JSON.stringify(edit)}`);
      }
      if (error?.code === 'INTERNAL') {
        say('history', `the server failed over ${JSON.stringify(edit)}: ${error.message}`);
      }
    }
    ledger.counts.rejected += outbox.length;
    ledger.counts.conflicts += (await answerer.listConflicts({})).length;
    for (const word of wordsIn(await desk.unsettled())) everywhere.add(word);
    const waits = new Set(outbox.map(({ edit }) => edit.id));
    for (const [table, isBase] of [['base', true], ...recordKinds.map((kind) => [kind, false])]) {
      const rows = rowsOf(desk.path(), String(table));
      for (const [id, json] of rows) {
        if (isBase === false && waits.has(id)) continue;
        const truth = records.get(id);
        if (isDeepStrictEqual(json, truth)) continue;
        const [held, is] = [json, truth].map((value) => JSON.stringify(value));
        say('view', `desk ${desk.number} holds in ${String(table)} ${held}, the server ${is}`);
      }
      for (const { id, kind } of records.values()) {
        if ((isBase === true || kind === table) && !rows.has(id)) {
          say('view', `desk ${desk.number} has no ${kind} ${id} in ${String(table)}`);
        }
      }
    }
  }

  const sent = new Set(desks.flatMap((desk) => [...desk.sent.keys()]));
  for (const [key, count] of times) {
    if (count > 1) say('history', `${key} is in the history ${count} times`);
    if (!sent.has(key)) say('history', `${key} is in the history, and no desk sent it`);
  }
  for (const [word, desk] of ledger.saved) {
    if (everywhere.has(word) || ledger.takenBack.has(word)) continue;
    say('typed', `${word}, saved on desk ${desk}, is nowhere`);
  }
  return found;
}

const rowSchema = z.array(z.object({ id: z.string(), json: z.string() }));

function rowsOf(path: string, table: string): Map<string, unknown> {
  const database = new Database(path);
  try {
    const rows = rowSchema.parse(database.prepare(`SELECT id, json FROM ${table}`).all());
    return new Map(rows.map(({ id, json }): [string, unknown] => [id, JSON.parse(json)]));
  } finally {
    database.close();
  }
}

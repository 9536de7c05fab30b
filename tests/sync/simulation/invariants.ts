import { isDeepStrictEqual } from 'node:util';
import Database from 'libsql';
import { z } from 'zod';
import type { RecordView } from '#desktop/ipc/replica-views.ts';
import type { Replica } from '#desktop/replica/open-replica.ts';
import {
  recordKinds,
  type AnyRecord,
  type RecordKind,
  type RecordOf,
} from '#shared/records/records.ts';
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
    const differs = (place: string, id: string, held: unknown): void => {
      const truth = records.get(id);
      if (isDeepStrictEqual(held, truth)) return;
      const [shown, is] = [held, truth].map((value) => JSON.stringify(value));
      say('view', `desk ${desk.number} ${place} ${shown}, the server ${is}`);
    };
    const base = new Map(
      readRows(desk.path(), 'SELECT id, json FROM base', baseRows).map(({ id, json }) => [
        id,
        json,
      ]),
    );
    for (const [id, json] of base) differs('holds', id, JSON.parse(json));
    for (const record of await shownBy(answerer, records.values())) {
      if (!waits.has(record.id)) differs('shows', record.id, record);
    }
    const listed = new Set(
      recordKinds.flatMap((kind) =>
        readRows(desk.path(), `SELECT id FROM ${kind}`, idRows).map(({ id }) => id),
      ),
    );
    for (const { id, kind } of records.values()) {
      if (!base.has(id)) say('view', `desk ${desk.number} does not hold the ${kind} ${id}`);
      if (!listed.has(id)) say('view', `desk ${desk.number} lists no ${kind} ${id}`);
    }
    for (const id of listed) {
      if (!records.has(id) && !waits.has(id)) differs('lists', id, id);
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

const idRows = z.array(z.object({ id: z.string() }));
const baseRows = z.array(z.object({ id: z.string(), json: z.string() }));

function readRows<Rows>(path: string, sql: string, schema: z.ZodType<Rows>): Rows {
  const database = new Database(path);
  try {
    return schema.parse(database.prepare(sql).all());
  } finally {
    database.close();
  }
}

/** Records as a desk shows them: those that have a page, and what stands on it. */
async function shownBy(
  { getTopic, getActor, getArticle }: Replica['answerer'],
  records: Iterable<AnyRecord>,
): Promise<AnyRecord[]> {
  const shown: AnyRecord[] = [];
  for (const { kind, id } of records) {
    if (kind === 'topic') shown.push(...[(await getTopic({ id }))?.topic.record ?? []].flat());
    if (kind === 'actor') {
      const page = await getActor({ id });
      if (page !== null) shown.push(page.actor.record, ...page.affiliations.map(recordOf));
    }
    if (kind === 'article') {
      const page = await getArticle({ id });
      if (page !== null) shown.push(page.article.record, ...page.quotes.map(recordOf));
    }
  }
  return shown;
}

function recordOf<Kind extends RecordKind>({ record }: RecordView<Kind>): RecordOf<Kind> {
  return record;
}

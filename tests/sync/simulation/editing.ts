import { v7 } from 'uuid';
import type { Replica } from '#desktop/replica/open-replica.ts';
import { parseAnyEdit } from '#shared/edits/parse-edit.ts';
import { recordKinds, type RecordKind } from '#shared/records/records.ts';
import { bodyChange, review, setChange, textChange, type Change } from './changes.ts';
import { anyOf } from './find-record.ts';
import type { Ledger } from './ledger.ts';
import { newFields } from './new-records.ts';
import type { Random } from './random.ts';
import type { Acted, SimulatedDesk } from './simulated-desk.ts';

/** What an editor works with. */
export interface EditorOptions {
  readonly desk: SimulatedDesk;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly now: () => number;
}

/** Lets an editor do any one thing that the desk offers. */
export async function actAtRandom(options: EditorOptions): Promise<void> {
  const { desk, random } = options;
  const kind = random.below(100);
  if (kind < 20) await make(options, random.pick(recordKinds) ?? 'topic');
  else if (kind < 50) await change(options, textChange);
  else if (kind < 64) await change(options, setChange);
  else if (kind < 70) await change(options, bodyChange, 'article');
  else if (kind < 74) await change(options, review, 'quote');
  else if (kind < 80) await deleteOrRestore(options);
  else if (kind < 82) await mergeOrUnmerge(options);
  else if (kind < 87) await step(desk, 'undo');
  else if (kind < 90) await step(desk, 'redo');
  else if (kind < 96) await settleConflict(options);
  else await giveUpOrRetry(options);
}

/** Makes a record of a kind, of others that are there; nothing where there are none. */
export async function make(options: EditorOptions, kind: RecordKind): Promise<void> {
  const { desk, random, ledger, now } = options;
  const word = ledger.newWord(desk.number);
  const id = v7({ msecs: now(), random: random.bytes(16) });
  await desk.act(`makes ${kind} ${id} ${word}`, async (replica) => {
    const fields = await newFields(kind, word, options, replica);
    if (fields === null) return null;
    const acted = await save(replica, { action: 'create', kind, id, fields }, [word]);
    if (acted?.ok === true) ledger.made.push({ kind, id });
    return acted;
  });
}

/** Resolves a conflict in any way, if there is one. */
export async function settleConflict({ desk, random }: EditorOptions): Promise<void> {
  await desk.act('resolves a conflict', async ({ answerer }) => {
    const conflict = random.pick(await answerer.listConflicts({}));
    if (conflict === undefined) return null;
    const take = random.chance(0.5) ? 'mine' : 'theirs';
    const { number } = conflict;
    const answer = await answerer.resolveConflict({ number, resolution: { take } });
    return { ok: answer.ok, typed: [] };
  });
}

/** Tries a refused edit again, or gives it up. */
export async function giveUpOrRetry({ desk, random }: EditorOptions): Promise<void> {
  const retry = random.chance(0.4);
  await desk.act(retry ? 'retries' : 'discards', async ({ answerer }) => {
    const rows = await answerer.listOutbox({});
    const row = random.pick(rows.filter(({ state }) => state === 'rejected' || state === 'held'));
    if (row === undefined) return null;
    const { sequence } = row;
    const answer = await (retry
      ? answerer.retryEdit({ sequence })
      : answerer.discardEdit({ sequence }));
    return { ok: answer.ok, typed: [] };
  });
}

async function change(options: EditorOptions, changeOf: Change, kind?: RecordKind): Promise<void> {
  const { desk, random, ledger } = options;
  const word = ledger.newWord(desk.number);
  await desk.act(`changes ${word}`, async (replica) => {
    const view = await anyOf(replica, ledger, random, kind ?? random.pick(recordKinds) ?? 'topic');
    if (view === null) return null;
    const { record, baseRevision } = view;
    const changes = await changeOf(record, word, options, replica);
    if (changes === null) return null;
    const typed = JSON.stringify(changes).includes(word) ? [word] : [];
    const edit = { action: 'update', kind: record.kind, id: record.id, baseRevision, changes };
    return save(replica, edit, typed);
  });
}

async function deleteOrRestore({ desk, random, ledger }: EditorOptions): Promise<void> {
  await desk.act('deletes or restores', async (replica) => {
    const kind = random.pick(recordKinds) ?? 'topic';
    const view = await anyOf(replica, ledger, random, kind, undefined, random.chance(0.5));
    if (view === null) return null;
    const { record, baseRevision } = view;
    const action = record.deletedAt === null ? 'delete' : 'restore';
    return save(replica, { action, kind: record.kind, id: record.id, baseRevision }, []);
  });
}

async function mergeOrUnmerge({ desk, random, ledger }: EditorOptions): Promise<void> {
  await desk.act('merges or unmerges', async (replica) => {
    const view = await anyOf(replica, ledger, random, 'actor');
    const into = await anyOf(replica, ledger, random, 'actor');
    if (view?.record.kind !== 'actor' || into === null) return null;
    const { record, baseRevision } = view;
    const based = { kind: 'actor', id: record.id, baseRevision };
    return record.fields.mergedInto === null
      ? save(replica, { action: 'merge', ...based, into: into.record.id }, [])
      : save(replica, { action: 'unmerge', ...based }, []);
  });
}

async function step(desk: SimulatedDesk, way: 'undo' | 'redo'): Promise<void> {
  await desk.act(way, async ({ answerer }) => {
    const answer = await answerer[way]({});
    return { ok: answer.ok, typed: [] };
  });
}

async function save(
  { answerer }: Replica,
  input: object,
  typed: readonly string[],
): Promise<Acted> {
  const parsed = parseAnyEdit(input);
  if (!parsed.ok) return { ok: false, typed: [] };
  const { edit } = parsed;
  const answer = await answerer.saveEdit({ edit });
  return { ok: answer.ok, typed };
}

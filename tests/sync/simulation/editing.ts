import { v7 } from 'uuid';
import type { Replica } from '#desktop/replica/open-replica.ts';
import type { Edit } from '#shared/edits/edit.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import type { AnyRecord, RecordKind, RecordOf } from '#shared/records/records.ts';
import { recordKinds } from '#shared/records/records.ts';
import { anchorSpan, quoteText } from '#shared/text/anchors.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import type { Acted, SimulatedDesk } from './simulated-desk.ts';

/** What an editor works with. */
export interface EditorOptions {
  readonly desk: SimulatedDesk;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly now: () => number;
}

interface View {
  readonly record: AnyRecord;
  readonly baseRevision: number;
}

const textFields: Readonly<Record<RecordKind, readonly string[]>> = {
  topic: ['name', 'description'],
  actor: ['name', 'description'],
  affiliation: ['role'],
  article: ['headline', 'byline', 'slug', 'editorsNote'],
  quote: ['cue', 'venue', 'note', 'translation', 'utteredText'],
};

/** Lets an editor do any one thing that the desk offers. */
export async function actAtRandom(options: EditorOptions): Promise<void> {
  const { desk, random } = options;
  const kind = random.below(100);
  if (kind < 20) await make(options, random.pick(recordKinds) ?? 'topic');
  else if (kind < 50) await change(options, textChange);
  else if (kind < 64) await change(options, setChange);
  else if (kind < 70) await change(options, bodyChange, 'article');
  else if (kind < 74) await change(options, review, 'quote');
  else if (kind < 82) await deleteOrRestore(options);
  else if (kind < 87) await step(desk, 'undo');
  else if (kind < 90) await step(desk, 'redo');
  else if (kind < 96) await settleConflict(options);
  else await giveUpOrRetry(options);
}

/** Makes a record of a kind, of others that are there; nothing where there are none. */
export async function make({ desk, random, ledger, now }: EditorOptions, kind: RecordKind) {
  const word = ledger.newWord(desk.number);
  const id = v7({ msecs: now(), random: random.bytes(16) });
  await desk.act(`makes ${kind} ${id} ${word}`, async (replica) => {
    const one = (wanted: RecordKind, fits?: (record: AnyRecord) => boolean) =>
      anyOf(replica, ledger, random, wanted, fits);
    const fields: Record<string, unknown> = {};
    if (kind === 'topic') Object.assign(fields, { name: word });
    if (kind === 'actor') {
      const isPerson = random.chance(0.5);
      Object.assign(fields, { kind: isPerson ? 'person' : 'organization', name: word });
    }
    if (kind === 'affiliation') {
      const person = await one('actor', isPerson);
      const organization = await one('actor', (record) => !isPerson(record));
      if (person === null || organization === null) return null;
      const [actorId, organizationId] = [person.record.id, organization.record.id];
      Object.assign(fields, { actorId, organizationId, role: word });
    }
    if (kind === 'article') {
      const body = `The harbour is open, she said. Then ${word} sailed, and nobody knew why.`;
      Object.assign(fields, { headline: word, body });
    }
    if (kind === 'quote') {
      const article = await one('article');
      const actor = await one('actor');
      if (article?.record.kind !== 'article') return null;
      const { body } = article.record.fields;
      const start = random.below(Math.max(1, body.length - 12));
      const segments = [anchorSpan(body, { start, end: Math.min(body.length, start + 12) })];
      const reportedText = quoteText(body, segments);
      const attribution = { actorId: actor?.record.id, part: 'speaker', role: null };
      const attributions = actor === null ? [] : [attribution];
      const articleId = article.record.id;
      Object.assign(fields, { articleId, segments, reportedText, note: word, attributions });
    }
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

type Change = (
  record: AnyRecord,
  word: string,
  options: EditorOptions,
  replica: Replica,
) => unknown;

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

function textChange({ kind }: AnyRecord, word: string, { random }: EditorOptions): unknown {
  return { [random.pick(textFields[kind]) ?? 'name']: word };
}

async function setChange(
  record: AnyRecord,
  word: string,
  { random, ledger }: EditorOptions,
  replica: Replica,
): Promise<unknown> {
  const some = <Member>(members: readonly Member[]): Member[] =>
    random.chance(0.3) ? members.filter(() => random.chance(0.5)) : [...members];
  if (record.kind === 'actor') {
    const alias = { name: word, language: null, kind: 'other' };
    return { aliases: [...some(record.fields.aliases), alias] };
  }
  if (record.kind !== 'quote') return null;
  if (random.chance(0.5)) {
    const actor = await anyOf(replica, ledger, random, 'actor');
    const others = some(record.fields.attributions);
    if (actor === null) return null;
    const actorId = actor.record.id;
    const member = { actorId, part: 'speaker', role: word } as const;
    return {
      attributions: [
        ...others.filter((other) => other.part !== member.part || other.actorId !== actorId),
        member,
      ],
    };
  }
  const topic = await anyOf(replica, ledger, random, 'topic');
  if (topic === null) return null;
  const topicId = topic.record.id;
  const stance = random.pick(['supports', 'opposes', 'neutral'] as const) ?? 'neutral';
  const others = some(record.fields.topics).filter((other) => other.topicId !== topicId);
  return { topics: [...others, { topicId, stance }], note: word };
}

function bodyChange(record: AnyRecord, word: string, { random }: EditorOptions): unknown {
  if (record.kind !== 'article') return null;
  const { body } = record.fields;
  const at = random.below(body.length + 1);
  const gone = random.chance(0.3) ? random.below(10) : 0;
  return { body: `${body.slice(0, at)} ${word} ${body.slice(at + gone)}` };
}

function review(record: AnyRecord, word: string, { random }: EditorOptions): unknown {
  if (record.kind !== 'quote') return null;
  const status = random.pick(['in_review', 'verified', 'disputed'] as const) ?? 'draft';
  return random.chance(0.5) ? { status } : { status, note: word };
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
  const parsed = parseEdit(input);
  if (!parsed.ok) return { ok: false, typed: [] };
  const edit: Edit = parsed.edit;
  const answer = await answerer.saveEdit({ edit });
  return { ok: answer.ok, typed };
}

const isPerson = (record: AnyRecord): boolean =>
  record.kind === 'actor' && record.fields.kind === 'person';

/** Any record of a kind that the desk shows. */
async function anyOf(
  { answerer }: Replica,
  { made }: Ledger,
  random: Random,
  kind: RecordKind,
  fits: (record: AnyRecord) => boolean = () => true,
  alsoDeleted = false,
): Promise<View | null> {
  const ids = made.filter((record) => record.kind === kind).map(({ id }) => id);
  // A few tries, and mostly the first records, so that editors meet.
  for (let tries = 0; tries < 3; tries += 1) {
    const id = random.pick(random.chance(0.6) ? ids.slice(0, 2) : ids);
    const view = id === undefined ? null : await viewOf(answerer, made, kind, id);
    if (view === null || !fits(view.record)) continue;
    if (alsoDeleted || view.record.deletedAt === null) return view;
  }
  return null;
}

async function viewOf(
  answerer: Replica['answerer'],
  made: Ledger['made'],
  kind: RecordKind,
  id: string,
): Promise<View | null> {
  const byId = ({ record }: { readonly record: RecordOf<RecordKind> }): boolean => record.id === id;
  if (kind === 'topic') return (await answerer.getTopic({ id }))?.topic ?? null;
  if (kind === 'actor') return (await answerer.getActor({ id }))?.actor ?? null;
  if (kind === 'article') return (await answerer.getArticle({ id }))?.article ?? null;
  for (const other of made) {
    if (kind === 'quote' && other.kind === 'article') {
      const found = (await answerer.getArticle({ id: other.id }))?.quotes.find(byId);
      if (found !== undefined) return found;
    }
    if (kind === 'affiliation' && other.kind === 'actor') {
      const found = (await answerer.getActor({ id: other.id }))?.affiliations.find(byId);
      if (found !== undefined) return found;
    }
  }
  return null;
}

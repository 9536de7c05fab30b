import type { Replica } from '#desktop/replica/open-replica.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';
import type { EditorOptions } from './editing.ts';
import { anyOf } from './find-record.ts';
import { sharedName } from './new-records.ts';

const textFields: Readonly<Record<RecordKind, readonly string[]>> = {
  topic: ['name', 'description'],
  actor: ['name', 'description'],
  affiliation: ['role'],
  article: ['headline', 'byline', 'slug', 'editorsNote'],
  quote: ['cue', 'venue', 'note', 'translation', 'utteredText'],
};

/** The changed fields of an edit, with the word that its editor types somewhere in them; null where there is nothing to change. */
export type Change = (
  record: AnyRecord,
  word: string,
  options: EditorOptions,
  replica: Replica,
) => unknown;

/** Types into one field of text. */
export function textChange({ kind }: AnyRecord, word: string, { random }: EditorOptions): unknown {
  return { [random.pick(textFields[kind]) ?? 'name']: word };
}

/** Changes the members of an alias list, of attributions or of topics. */
export async function setChange(
  record: AnyRecord,
  word: string,
  { random, ledger }: EditorOptions,
  replica: Replica,
): Promise<unknown> {
  const some = <Member>(members: readonly Member[]): Member[] =>
    random.chance(0.3) ? members.filter(() => random.chance(0.5)) : [...members];
  if (record.kind === 'actor') {
    const name = sharedName(random) ?? word;
    const alias = { name, language: null, kind: 'other' };
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

/** Types into the body of an article, over some of it at times. */
export function bodyChange(record: AnyRecord, word: string, { random }: EditorOptions): unknown {
  if (record.kind !== 'article') return null;
  const { body } = record.fields;
  const at = random.below(body.length + 1);
  const gone = random.chance(0.3) ? random.below(10) : 0;
  return { body: `${body.slice(0, at)} ${word} ${body.slice(at + gone)}` };
}

/** Takes a quote one step on in its review. */
export function review(record: AnyRecord, word: string, { random }: EditorOptions): unknown {
  if (record.kind !== 'quote') return null;
  const status = random.pick(['in_review', 'verified', 'disputed'] as const) ?? 'draft';
  return random.chance(0.5) ? { status } : { status, note: word };
}

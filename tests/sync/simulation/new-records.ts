import type { Replica } from '#desktop/replica/open-replica.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';
import { anchorSpan, quoteText } from '#shared/text/anchors.ts';
import type { EditorOptions } from './editing.ts';
import { anyOf, type View } from './find-record.ts';
import type { Random } from './random.ts';

/** The fields of a new record, of others that are there, with a word somewhere in them; null where the others are missing. */
export async function newFields(
  kind: RecordKind,
  word: string,
  options: EditorOptions,
  replica: Replica,
): Promise<object | null> {
  const { random } = options;
  switch (kind) {
    case 'topic':
      return { name: sharedName(random) ?? word, description: word };
    case 'actor':
      return { kind: random.chance(0.5) ? 'person' : 'organization', name: word };
    case 'article':
      return {
        headline: word,
        body: `The harbour is open, she said. Then ${word} sailed, and nobody knew why.`,
      };
    case 'affiliation':
      return newAffiliation(word, options, replica);
    case 'quote':
      return newQuote(word, options, replica);
    default:
      return kind satisfies never;
  }
}

/** A name that editors give apart from each other, now and then. */
export function sharedName(random: Random): string | null {
  return random.chance(0.2) ? `Harbour ${random.below(3)}` : null;
}

async function newAffiliation(
  role: string,
  { random, ledger }: EditorOptions,
  replica: Replica,
): Promise<object | null> {
  const actorThat = (fits: (record: AnyRecord) => boolean): Promise<View | null> =>
    anyOf(replica, ledger, random, 'actor', fits);
  const person = await actorThat(isPerson);
  const organization = await actorThat((record) => !isPerson(record));
  if (person === null || organization === null) return null;
  return { actorId: person.record.id, organizationId: organization.record.id, role };
}

async function newQuote(
  note: string,
  { random, ledger }: EditorOptions,
  replica: Replica,
): Promise<object | null> {
  const article = await anyOf(replica, ledger, random, 'article');
  const actor = await anyOf(replica, ledger, random, 'actor');
  if (article?.record.kind !== 'article') return null;
  const { body } = article.record.fields;
  const start = random.below(Math.max(1, body.length - 12));
  const segments = [anchorSpan(body, { start, end: Math.min(body.length, start + 12) })];
  const attributions =
    actor === null ? [] : [{ actorId: actor.record.id, part: 'speaker', role: null }];
  const articleId = article.record.id;
  return { articleId, segments, reportedText: quoteText(body, segments), note, attributions };
}

const isPerson = (record: AnyRecord): boolean =>
  record.kind === 'actor' && record.fields.kind === 'person';

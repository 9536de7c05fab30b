import { z } from 'zod';
import { topicRows } from './list-topics.ts';
import type { Store } from '../store/store.ts';
import type { LikelyTopic, TopicReason } from '#desktop/ipc/replica-views.ts';
import { analyse } from '#shared/text/analyse.ts';
import { nameKeys } from '#shared/text/name-keys.ts';
import { stemOf } from '#shared/text/stem.ts';

const nameRow = z.object({ id: z.string(), name: z.string() });

// A letter more or less makes another word of a short one.
const shortestMisspelt = 6;

const reasonOrder: readonly TopicReason[] = ['same_name', 'same_words', 'spelling', 'acronym'];

/**
 * Topics that may be the same as one, the likeliest first: by the same words in any order, case or form, by a spelling
 * that differs in one letter, and by the acronym of the other. All names are looked at, since a desk has few topics.
 */
export function likeTopics(store: Store, id: string, most: number): LikelyTopic[] {
  const names = store.all('SELECT id, name FROM topic WHERE deleted_at IS NULL', [], nameRow);
  const own = names.find((row) => row.id === id);
  if (own === undefined) return [];
  const mine = keysOf(own.name);
  const found = names
    .flatMap((row) => {
      const reason = row.id === id ? null : reasonOf(mine, keysOf(row.name));
      return reason === null ? [] : [{ id: row.id, reason }];
    })
    .sort((one, other) => reasonOrder.indexOf(one.reason) - reasonOrder.indexOf(other.reason))
    .slice(0, most);
  const rows = new Map(
    topicRows(
      store,
      found.map((each) => each.id),
    ).map((row) => [row.id, row]),
  );
  return found.flatMap(({ id: other, reason }) => {
    const topic = rows.get(other);
    return topic === undefined ? [] : [{ topic, reason }];
  });
}

interface Keys {
  readonly folded: string;
  readonly stems: string;
  readonly letters: string;
  readonly acronym: string | undefined;
  readonly initials: string | undefined;
}

function keysOf(name: string): Keys {
  const words = analyse(name);
  const keys = new Map(nameKeys(name).map(({ kind, key }) => [kind, key]));
  return {
    folded: keys.get('folded') ?? '',
    stems: words
      .map((word) => stemOf(word, null) ?? word)
      .sort()
      .join(' '),
    letters: words.join(''),
    acronym: keys.get('acronym'),
    initials: keys.get('initials'),
  };
}

function reasonOf(one: Keys, other: Keys): TopicReason | null {
  if (one.folded === other.folded) return 'same_name';
  if (one.stems === other.stems) return 'same_words';
  const shortest = Math.min(one.letters.length, other.letters.length);
  if (shortest >= shortestMisspelt && differByOne(one.letters, other.letters)) return 'spelling';
  const isAcronym = (short: Keys, long: Keys): boolean =>
    short.acronym !== undefined && short.acronym === long.initials;
  return isAcronym(one, other) || isAcronym(other, one) ? 'acronym' : null;
}

/** Whether two texts are one but for a letter that is another, missing, too much, or two that changed places. */
function differByOne(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  const rest = (text: string, from: number): string => text.slice(from);
  if (rest(short, at + 1) === rest(long, at + 1)) return true;
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return swapped && rest(short, at + 2) === rest(long, at + 2);
}

import type { BulkChange, LeftReason } from '#desktop/ipc/bulk-edit.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import { touchesVerified } from '#shared/edits/verification.ts';
import type { QuoteFields } from '#shared/records/quote.ts';

/** What a change of many quotes does to one: the fields it changes, or why it is left as it is. */
export type OneChange =
  | {
      readonly does: 'change';
      readonly changes: Partial<QuoteFields>;
      readonly unverifies: boolean;
    }
  | { readonly does: 'leave'; readonly reason: LeftReason };

// See `quoteFieldsSchema`.
const mostTopics = 200;

/**
 * What a change of many quotes does to one. A verified quote of which something changes that its verification vouches for
 * goes back to review, unless the change says `verified` itself: it is left alone where nobody asked for that.
 */
export function changeOf(fields: QuoteFields, change: BulkChange): OneChange {
  const wanted: Partial<QuoteFields> = {
    ...(change.status === undefined ? {} : { status: change.status }),
    ...(change.speakerId === undefined ? {} : { attributions: spokenBy(fields, change.speakerId) }),
    topics: topicsOf(fields, change),
  };
  const held: FieldValues = { ...fields };
  const changed = Object.entries(wanted).filter(([name, value]) => !sameValue(held[name], value));
  const changes: Partial<QuoteFields> = Object.fromEntries(changed);
  if (changed.length === 0) return { does: 'leave', reason: 'same' };
  if ((changes.topics?.length ?? 0) > mostTopics) return { does: 'leave', reason: 'full' };
  const touches = fields.status === 'verified' && touchesVerified(changes);
  if (touches && change.status === 'verified') {
    // Said again, it renews the verification.
    return { does: 'change', changes: { ...changes, status: 'verified' }, unverifies: false };
  }
  const unverifies = touches && change.status === undefined;
  if (unverifies && !change.withVerified) return { does: 'leave', reason: 'verified' };
  return { does: 'change', changes, unverifies };
}

// The role is what the article calls whoever speaks, so it stays with the part.
function spokenBy({ attributions }: QuoteFields, actorId: string): QuoteFields['attributions'] {
  const role = attributions.find(({ part }) => part === 'speaker')?.role ?? null;
  const others = attributions.filter(({ part }) => part !== 'speaker');
  return [{ actorId, part: 'speaker', role }, ...others];
}

function topicsOf({ topics }: QuoteFields, change: BulkChange): QuoteFields['topics'] {
  const added = new Map(change.addTopics.map((topic) => [topic.topicId, topic]));
  // Taken away and added again it would move behind the others, each time anew.
  const gone = new Set(change.removeTopicIds.filter((id) => !added.has(id)));
  const kept = topics.filter(({ topicId }) => !gone.has(topicId));
  const known = new Set(kept.map(({ topicId }) => topicId));
  // A topic that is there already keeps the stance that somebody gave it.
  return [...kept, ...[...added.values()].filter(({ topicId }) => !known.has(topicId))];
}

import type { QuoteFields } from '../records/quote.ts';
import type { EditStamp } from './apply-edit.ts';
import { sameValue } from './same-value.ts';

/**
 * What a verification vouches for: the words and where they stand, and everything that is said of them. Not the desk's
 * note, and not how well the quote sits in a body that was edited; see `afterReanchoring` for that.
 */
export const verifiedFields = [
  'segments',
  'reportedText',
  'utteredText',
  'kind',
  'cue',
  'attributions',
  'saidOn',
  'medium',
  'venue',
  'topics',
  'language',
  'translation',
] as const satisfies readonly (keyof QuoteFields)[];

/** Whether some changes of a quote touch what a verification vouches for. */
export function touchesVerified(changes: object): boolean {
  return verifiedFields.some((field) => field in changes);
}

/**
 * The changes of a quote that are left of what an editor asked for, with the asked status `verified` even where the
 * quote is verified already: beside a change of what was verified it renews the verification.
 */
export function withRenewal(
  changes: Readonly<Record<string, unknown>>,
  asked: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const renews = asked['status'] === 'verified' && touchesVerified(changes);
  return renews ? { ...changes, status: 'verified' } : changes;
}

/**
 * Settles the verification of a quote that an editor makes or changes. What a verified quote vouches for cannot change
 * under its verification: the quote goes back to review, unless the edit itself says `verified`, which renews it. Who
 * verified it and when follow from that. `before` is null for a new quote; `asked` is the status that the edit gives.
 */
export function settleVerification(
  before: QuoteFields | null,
  after: QuoteFields,
  asked: QuoteFields['status'] | undefined,
  { at, by }: EditStamp,
): QuoteFields {
  if (after.status !== 'verified') return unverified(after, after.status);
  const stamped = { ...after, verifiedBy: by, verifiedAt: at };
  if (before?.status !== 'verified') return stamped;
  const changed = verifiedFields.some((field) => !sameValue(before[field], after[field]));
  if (!changed) {
    return { ...after, verifiedBy: before.verifiedBy, verifiedAt: before.verifiedAt };
  }
  return asked === 'verified' ? stamped : unverified(after, 'in_review');
}

/**
 * Settles the verification of a quote that moved along with its article's body: it stays while the exact words are
 * there, and goes back to review when they were edited or lost.
 */
export function afterReanchoring(fields: QuoteFields): QuoteFields {
  const { status, anchorStatus } = fields;
  if (status !== 'verified' || anchorStatus === 'exact' || anchorStatus === 'moved') return fields;
  return unverified(fields, 'in_review');
}

function unverified(fields: QuoteFields, status: QuoteFields['status']): QuoteFields {
  return { ...fields, status, verifiedBy: null, verifiedAt: null };
}

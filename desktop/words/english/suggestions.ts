import { labels } from './labels.ts';
import { plural } from './grammar.ts';
import type { QuoteKind } from '#shared/records/quote.ts';

/** Quotes that an article seems to make, for an editor to decide. */
export const suggestions = {
  list: 'Suggestions',
  count: (count: number) =>
    plural(count, { one: '# suggestion to decide', other: '# suggestions to decide' }),
  open: 'Open suggestion',
  position: (position: number, count: number) => `Suggestion ${position} of ${count}`,
  noSpeaker: 'Nobody named',
  sureness: { sure: 'Sure', likely: 'Likely', doubtful: 'Doubtful' },
  accept: 'Accept',
  adjust: 'Adjust',
  reject: 'Reject',
  acceptAll: (count: number) => `Accept ${count}`,
  howSure: 'Accept those that are',
  threshold: {
    sure: 'sure',
    likely: 'likely or sure',
    doubtful: 'suggested at all',
  },
  isNew: 'new',
  isNewHint: 'Not on the desk yet: made when you accept.',
  speaker: 'Speaker',
  role: 'Role',
  onBehalfOf: 'On behalf of',
  addressees: 'Addressees',
  mentioned: 'Mentioned',
  kind: 'Kind',
  cue: 'Cue',
  saidOn: 'Said on',
  medium: 'Medium',
  why: 'Why',
  describe: (kind: QuoteKind, speaker: string | null, sureness: string) =>
    [`Suggested ${labels.quoteKind[kind].toLowerCase()} quote`, speaker, sureness.toLowerCase()]
      .filter(Boolean)
      .join(', '),
};

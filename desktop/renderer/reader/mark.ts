import type { QuoteKind, QuoteStatus } from '#shared/records/quote.ts';
import type { Span } from '#shared/text/spans.ts';

/** What the reader marks in an article: a quote, or the suggestion of one. */
export interface Mark {
  readonly id: string;
  readonly segments: readonly Span[];
  readonly kind: QuoteKind;
  readonly status: QuoteStatus | 'suggested';
  /** What a person who does not see the mark is told of it. */
  readonly description: string;
}

/** The sign at a mark's end: its status without colour. */
export const statusSigns: Readonly<Record<Mark['status'], string>> = {
  draft: '○',
  in_review: '◐',
  verified: '●',
  disputed: '◇',
  retracted: '✕',
  suggested: '?',
};

/** Whether two marks look the same. */
export function sameMark(one: Mark, other: Mark): boolean {
  return (
    one === other ||
    (one.id === other.id &&
      one.kind === other.kind &&
      one.status === other.status &&
      one.description === other.description)
  );
}

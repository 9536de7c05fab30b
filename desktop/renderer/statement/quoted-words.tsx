import { RemoveButton } from '../fields/remove-button.tsx';
import type { Segment } from '#shared/records/quote.ts';

/** The words of the quote as the article prints them, segment by segment. */
export function QuotedWords({
  body,
  segments,
  reportedText,
  onRemove,
}: {
  readonly body: string;
  readonly segments: readonly Segment[];
  readonly reportedText: string;
  /** Takes one segment out of the quote. */
  readonly onRemove: (index: number) => void;
}) {
  if (segments.length < 2) {
    return (
      <blockquote className="quoted" dir="auto">
        {reportedText}
      </blockquote>
    );
  }
  return (
    <blockquote className="quoted in-parts">
      {segments.map(({ start, end }, index) => (
        <p key={start} dir="auto">
          {body.slice(start, end)}
          <RemoveButton
            label={`Take part ${index + 1} out of the quote`}
            onRemove={() => onRemove(index)}
          />
        </p>
      ))}
    </blockquote>
  );
}

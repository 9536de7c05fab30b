import { RemoveButton } from '../fields/remove-button.tsx';
import { HonestText } from '../reader/honest-text.tsx';
import { ReportedText } from '../reader/reported-text.tsx';
import { useWords } from '../words/use-words.ts';
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
  /** Takes one segment out of the quote; null where nothing may be changed. */
  readonly onRemove: ((index: number) => void) | null;
}) {
  const words = useWords();
  if (segments.length < 2) {
    return (
      <blockquote className="quoted" dir="auto">
        <ReportedText text={reportedText} />
      </blockquote>
    );
  }
  return (
    <blockquote className="quoted in-parts">
      {segments.map(({ start, end }, index) => (
        <p key={start} dir="auto">
          <HonestText text={body.slice(start, end)} />
          {onRemove !== null && (
            <RemoveButton
              label={words.statement.removePart(index + 1)}
              onRemove={() => onRemove(index)}
            />
          )}
        </p>
      ))}
    </blockquote>
  );
}

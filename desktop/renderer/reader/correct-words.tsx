import { useState } from 'react';
import type { PagePlace } from './use-body-selection.ts';
import { useWords } from '../words/use-words.ts';
import type { Span } from '#shared/text/spans.ts';

/** A line over the text in which words of it are corrected. */
export function CorrectWords({
  body,
  span,
  place,
  onCorrect,
  onClose,
}: {
  readonly body: string;
  readonly span: Span;
  readonly place: PagePlace;
  /** Answers why it could not be done; null once it is. */
  readonly onCorrect: (span: Span, words: string) => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const words = useWords().reader;
  const [typed, setTyped] = useState(() => body.slice(span.start, span.end));
  const [error, setError] = useState<string | null>(null);
  const correct = (): void => {
    void onCorrect(span, typed).then((refused) => {
      setError(refused);
      if (refused === null) onClose();
    });
  };
  return (
    <form
      className="correct-words"
      aria-label={words.correctWords}
      style={{ top: place.top + place.height + 6 }}
      onSubmit={(event) => {
        event.preventDefault();
        correct();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          onClose();
        } else if (event.key === 'Enter') {
          event.preventDefault();
          correct();
        }
      }}
    >
      <div className="grow" data-copy={`${typed} `}>
        <textarea
          ref={(field) => {
            if (field !== null && document.activeElement !== field) {
              field.focus({ preventScroll: true });
              field.select();
            }
          }}
          className="input"
          rows={1}
          dir="auto"
          spellCheck
          aria-label={words.correctWords}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <div className="correct-line">
        <p className="field-hint">{words.correctHint}</p>
        <button type="submit" className="button primary">
          {words.correct}
        </button>
      </div>
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </form>
  );
}

import { useEffect, useRef, type ReactNode } from 'react';
import { SuggestedName } from './suggested-name.tsx';
import { SurenessMark } from './suggestion-list.tsx';
import { useKeyWords } from '../commands/key-words.ts';
import { useCommand } from '../commands/use-command.ts';
import { ReportedText } from '../reader/reported-text.tsx';
import { useWords } from '../words/use-words.ts';
import type { CommandId } from '#desktop/ipc/commands.ts';
import type { SuggestedActor, SuggestedQuote } from '#shared/suggestions/suggested-quote.ts';

/** The open suggestion beside the article: what would be made of it, why, and the three decisions. */
export function OpenSuggestion({
  suggestion,
  body,
  position,
  count,
  onAccept,
  onAdjust,
  onReject,
  onStep,
  onClose,
}: {
  readonly suggestion: SuggestedQuote;
  readonly body: string;
  readonly position: number;
  readonly count: number;
  readonly onAccept: () => void;
  readonly onAdjust: () => void;
  readonly onReject: () => void;
  readonly onStep: (step: 1 | -1) => void;
  readonly onClose: () => void;
}) {
  const { suggestions: words, statement, labels } = useWords();
  const accept = useRef<HTMLButtonElement>(null);
  // Enter accepts what was opened; the other keys are commands.
  useEffect(() => accept.current?.focus({ preventScroll: true }), []);
  useCommand('acceptSuggestion', onAccept);
  useCommand('adjustSuggestion', onAdjust);
  useCommand('rejectSuggestion', onReject);
  const { speaker, onBehalfOf, addressees, mentioned, saidOn } = suggestion;
  const text = suggestion.segments.map(({ start, end }) => body.slice(start, end)).join(' ');
  return (
    <div
      className="open-quote"
      data-menu="reading"
      role="group"
      aria-label={words.open}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className="open-quote-head">
        <h2 className="pane-title">{words.position(position, count)}</h2>
        <button
          type="button"
          className="button quiet"
          aria-label={statement.previous}
          onClick={() => onStep(-1)}
        >
          ↑
        </button>
        <button
          type="button"
          className="button quiet"
          aria-label={statement.next}
          onClick={() => onStep(1)}
        >
          ↓
        </button>
        <button type="button" className="button quiet" onClick={onClose}>
          {statement.all}
        </button>
      </div>
      <div className="statement-scroll">
        <blockquote className="quoted suggested" dir="auto">
          <ReportedText text={text} />
        </blockquote>
        <dl className="suggested-fields">
          <Line label={words.speaker}>
            <SuggestedName actor={speaker} />
          </Line>
          {speaker?.role != null && (
            <Line label={words.role}>
              <span dir="auto">{speaker.role}</span>
            </Line>
          )}
          {onBehalfOf !== null && (
            <Line label={words.onBehalfOf}>
              <SuggestedName actor={onBehalfOf} />
            </Line>
          )}
          <Names label={words.addressees} actors={addressees} />
          <Names label={words.mentioned} actors={mentioned} />
          <Line label={words.kind}>{labels.quoteKind[suggestion.kind]}</Line>
          {suggestion.cueText !== null && (
            <Line label={words.cue}>
              <span dir="auto">{suggestion.cueText}</span>
            </Line>
          )}
          {(saidOn.date ?? saidOn.words) !== null && (
            <Line label={words.saidOn}>
              {saidOn.date === null ? saidOn.words : statement.saidOnResolved(saidOn.date)}
            </Line>
          )}
          {suggestion.medium !== 'unknown' && (
            <Line label={words.medium}>{labels.medium[suggestion.medium]}</Line>
          )}
          <Line label={words.why}>
            <SurenessMark confidence={suggestion.confidence} />
            <p className="explanation">{suggestion.explanation}</p>
          </Line>
        </dl>
      </div>
      <div className="save-bar">
        <div className="save-line decisions">
          <Decision id="rejectSuggestion" label={words.reject} onPress={onReject} />
          <Decision id="adjustSuggestion" label={words.adjust} onPress={onAdjust} />
          <button ref={accept} type="button" className="button primary" onClick={onAccept}>
            {words.accept} <kbd aria-hidden="true">↵</kbd>
          </button>
        </div>
      </div>
    </div>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Names({
  label,
  actors,
}: {
  readonly label: string;
  readonly actors: readonly SuggestedActor[];
}) {
  if (actors.length === 0) return null;
  return (
    <Line label={label}>
      {actors.map((actor) => (
        <div key={`${actor.kind} ${actor.name}`}>
          <SuggestedName actor={actor} />
        </div>
      ))}
    </Line>
  );
}

function Decision({
  id,
  label,
  onPress,
}: {
  readonly id: CommandId;
  readonly label: string;
  readonly onPress: () => void;
}) {
  const keys = useKeyWords()(id);
  return (
    <button type="button" className="button" onClick={onPress}>
      {label} {keys !== null && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
}

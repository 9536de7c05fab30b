import { useId, useRef, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { FieldValue, isLongText, Plain, type ValuePlace } from './field-value.tsx';
import { OwnValue, ownFormOf } from './own-value.tsx';
import { valueLines } from './value-lines.ts';
import { useWords } from '../words/use-words.ts';
import type { FieldChoice } from '#desktop/ipc/replica-calls.ts';
import type { FieldConflict } from '#shared/edits/outcome.ts';

/** One field in conflict: its base, both versions side by side, and a third that the editor writes. */
export function FieldChoiceGroup({
  place,
  conflict,
  who,
  choice,
  error,
  onChoose,
}: {
  readonly place: ValuePlace;
  readonly conflict: FieldConflict;
  /** Who else changed it. */
  readonly who: string | null;
  readonly choice: FieldChoice | undefined;
  readonly error: string | null;
  readonly onChoose: (choice: FieldChoice) => void;
}) {
  const { field, base, mine, theirs } = conflict;
  const words = useWords();
  const { conflicts } = words;
  const name = useId();
  const own = useRef<HTMLDivElement>(null);
  const form = ownFormOf(words, place.kind, conflict);
  const marked = isLongText(base, mine) && isLongText(base, theirs);
  const write = (): void => {
    if (choice?.choice !== 'value') onChoose({ choice: 'value', value: mine });
  };
  return (
    <fieldset
      className="conflict-field"
      data-field={field}
      data-open={choice === undefined || undefined}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
        if (event.key === 'm') onChoose({ choice: 'mine' });
        else if (event.key === 't') onChoose({ choice: 'theirs' });
        else if (event.key === 'e' && form !== null) {
          // Drawn at once, so that the next key that is typed is heard by the control.
          flushSync(write);
          own.current?.querySelector<HTMLElement>(`:is(select, textarea, ${typed})`)?.focus();
        } else return;
        event.preventDefault();
      }}
    >
      <legend>{capital(words.fieldName(field))}</legend>
      {marked ? (
        <p className="conflict-base muted">
          {conflicts.marked.begin}
          <ins>{conflicts.marked.added}</ins>, <del>{conflicts.marked.removed}</del>.
        </p>
      ) : (
        <div className="conflict-base">
          <span className="muted">{conflicts.before}</span>
          <div>
            <Plain lines={valueLines(words, place.kind, field, base, place.names)} />
          </div>
        </div>
      )}
      <div className="versions">
        <Version
          name={name}
          label={conflicts.yours}
          shortcut="M"
          chosen={choice?.choice === 'mine'}
          onChoose={() => onChoose({ choice: 'mine' })}
        >
          <FieldValue place={place} value={mine} base={base} />
        </Version>
        <Version
          name={name}
          label={conflicts.theirs(who)}
          shortcut="T"
          chosen={choice?.choice === 'theirs'}
          onChoose={() => onChoose({ choice: 'theirs' })}
        >
          <FieldValue place={place} value={theirs} base={base} />
        </Version>
      </div>
      {form !== null && (
        <div className="version-own" ref={own}>
          <label>
            <input type="radio" name={name} checked={choice?.choice === 'value'} onChange={write} />
            {conflicts.writeAnother} <kbd>E</kbd>
          </label>
          {choice?.choice === 'value' && (
            <OwnValue
              form={form}
              place={place}
              conflict={conflict}
              value={choice.value}
              onChange={(value) => onChoose({ choice: 'value', value: value })}
            />
          )}
        </div>
      )}
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** One of two versions, to be chosen with a click, with the arrow keys or with its letter. */
export function Version({
  name,
  label,
  shortcut,
  chosen,
  onChoose,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly shortcut: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children?: ReactNode;
}) {
  const id = useId();
  return (
    <label className="version" data-chosen={chosen || undefined}>
      <span className="version-head">
        <input
          type="radio"
          name={name}
          aria-label={label}
          aria-describedby={id}
          aria-keyshortcuts={shortcut}
          checked={chosen}
          onChange={onChoose}
        />
        <span>{label}</span>
        <kbd>{shortcut}</kbd>
      </span>
      <span className="version-value" id={id}>
        {children}
      </span>
    </label>
  );
}

const typed = 'input:not([type="radio"])';

function isWriting(target: EventTarget): boolean {
  return target instanceof Element && target.matches(`textarea, select, ${typed}`);
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

import type { ReactNode } from 'react';
import { FieldFrame } from './field-frame.tsx';

/** What a text field needs; null stands for nothing written. */
export interface TextFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** Whether the focus goes here when the form appears. */
  readonly beginsHere?: boolean;
}

/** One line of text. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  error = null,
  beginsHere = false,
  ...rest
}: TextFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          {...rest}
          ref={beginsHere ? focusOnce : null}
          className="input"
          type="text"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

/** Prose of several lines, as high as what is written in it; only here is the spelling checked. */
export function ProseField({
  label,
  value,
  onChange,
  hint,
  error = null,
  rows = 1,
  placeholder,
  language = null,
}: TextFieldProps & {
  readonly rows?: number;
  /** The language that it is written in, a BCP 47 tag, for the spelling. */
  readonly language?: string | null;
}) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(control) => (
        // The copy in the attribute gives the grid cell the height of the text: no measuring, no jumps.
        <div className="grow" data-copy={`${value ?? ''} `}>
          <textarea
            {...control}
            className="input"
            dir="auto"
            rows={rows}
            spellCheck
            {...(language === null ? {} : { lang: language })}
            placeholder={placeholder}
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </FieldFrame>
  );
}

function focusOnce(input: HTMLInputElement | null): void {
  if (input !== null && document.activeElement !== input) input.focus();
}

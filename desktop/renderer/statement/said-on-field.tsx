import { useState } from 'react';
import { saidOnOf, saidOnText } from './said-on-text.ts';
import { TextField } from '../fields/text-field.tsx';
import { longDate } from '../words/dates.ts';
import type { SaidOn } from '#shared/records/quote.ts';

/** When it was said: typed as a date or in the article's words, with the day it comes to shown below. */
export function SaidOnField({
  saidOn,
  reference,
  error,
  onChange,
}: {
  readonly saidOn: SaidOn;
  /** The day of the article's dateline. */
  readonly reference: string | null;
  readonly error: string | null;
  readonly onChange: (saidOn: SaidOn) => void;
}) {
  // A typed `2024-05-29 ` is the same value as without the space, which must not vanish under the hands.
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: SaidOn } | null>(
    null,
  );
  const text =
    typed !== null && saidOnText(typed.value) === saidOnText(saidOn)
      ? typed.text
      : saidOnText(saidOn);
  return (
    <TextField
      label="Said on"
      placeholder="Wednesday, 29 May 2024, 2024-05"
      value={text}
      error={error}
      hint={hintOf(saidOn, reference)}
      onChange={(value) => {
        const next = saidOnOf(value, reference);
        setTyped({ text: value, value: next });
        onChange(next);
      }}
    />
  );
}

function hintOf({ date, words }: SaidOn, reference: string | null): string | null {
  if (date !== null) return longDate(date);
  if (words === null) return null;
  return reference === null
    ? 'Kept as words, without a date: the article has no dateline date to count from.'
    : 'Kept as words, without a date.';
}

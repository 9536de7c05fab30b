import { useState } from 'react';
import { saidOnOf, saidOnText } from './said-on-text.ts';
import { TextField } from '../fields/text-field.tsx';
import { useWords } from '../words/use-words.ts';
import type { Words } from '#desktop/words/english.ts';
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
  const words = useWords();
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
      label={words.statement.saidOn}
      placeholder={words.statement.saidOnPlaceholder}
      value={text}
      error={error}
      hint={hintOf(saidOn, reference, words)}
      onChange={(value) => {
        const next = saidOnOf(value, reference);
        setTyped({ text: value, value: next });
        onChange(next);
      }}
    />
  );
}

function hintOf(
  { date, words }: SaidOn,
  reference: string | null,
  { statement }: Words,
): string | null {
  if (date !== null) return statement.saidOnResolved(date);
  if (words === null) return null;
  return reference === null ? statement.saidOnNoDateline : statement.saidOnWords;
}

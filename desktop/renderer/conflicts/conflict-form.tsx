import { useState } from 'react';
import { AlikeChoice } from './alike-choice.tsx';
import { fitsOthers } from './alike.ts';
import { FieldChoiceGroup } from './field-choice.tsx';
import { sideWords } from './conflict-words.ts';
import { useResolveConflict } from './use-resolve-conflict.ts';
import { WholeChoice } from './whole-choice.tsx';
import { readable, tidyValue } from '../drafts/draft.ts';
import { useMayEdit } from '../replica/use-desk-status.ts';
import { useWords } from '../words/use-words.ts';
import type { FieldChoice, Resolution } from '#desktop/ipc/replica-calls.ts';
import type { ConflictEntry } from '#desktop/ipc/replica-views.ts';
import type { Words } from '#desktop/words/english.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';

type Choices = Readonly<Record<string, FieldChoice>>;

/** The choice: for each field, or for the record as a whole where one side deleted it. */
export function ConflictForm({
  conflict,
  alike,
  who,
  onDone,
}: {
  readonly conflict: ConflictEntry;
  /** The others that can be resolved by the same choice. */
  readonly alike: readonly ConflictEntry[];
  /** Who else changed the record; null where it is not known. */
  readonly who: string | null;
  /** Told the numbers of the conflicts that are resolved. */
  readonly onDone: (numbers: readonly number[]) => void;
}) {
  const { edit, fields, names, others, reason } = conflict;
  const [choices, setChoices] = useState<Choices>({});
  const [side, setSide] = useState<'mine' | 'theirs' | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const resolve = useResolveConflict();
  const mayEdit = useMayEdit();
  const byField = reason === 'fields' && fields.length > 0;
  const ready = byField ? fields.every(({ field }) => field in choices) : side !== null;
  const words = useWords();
  const sides = sideWords(words, conflict);
  const [isForAlike, setForAlike] = useState(false);
  const fits = fitsOthers(words, conflict, choices);
  const numbers = isForAlike && fits ? alike.map(({ number }) => number) : [];

  const all = (choice: 'mine' | 'theirs'): void => {
    if (!byField) setSide(choice);
    else setChoices(Object.fromEntries(fields.map(({ field }) => [field, { choice }])));
  };
  const save = async (): Promise<void> => {
    if (!ready || !mayEdit) return;
    const resolution: Resolution = byField
      ? { take: 'fields', fields: tidied(conflict, choices) }
      : { take: side ?? 'theirs' };
    const answer = await resolve(conflict.number, resolution, numbers);
    if (answer.ok) onDone([conflict.number, ...numbers]);
    else setError(answer.error);
  };
  const errorAt = error?.path[1];
  const shownAtField = byField && fields.some(({ field }) => field === errorAt);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        const command = event.ctrlKey || event.metaKey;
        if (command && event.key === 'Enter') void save();
        else if (command || event.altKey || isText(event.target)) return;
        else if (event.key === 'M' || (event.key === 'm' && !byField)) all('mine');
        else if (event.key === 'a' && alike.length > 0) setForAlike(!isForAlike);
        else if (event.key === 'T' || (event.key === 't' && !byField)) all('theirs');
        else return;
        event.preventDefault();
      }}
    >
      {byField ? (
        fields.map((field) => (
          <FieldChoiceGroup
            key={field.field}
            place={{ kind: edit.kind, field: field.field, names }}
            conflict={field}
            who={who}
            choice={choices[field.field]}
            error={error !== null && errorAt === field.field ? readable(error) : null}
            onChoose={(choice) => {
              setError(null);
              setChoices((old) => ({ ...old, [field.field]: choice }));
            }}
          />
        ))
      ) : (
        <WholeChoice conflict={conflict} who={who} side={side} onChoose={setSide} />
      )}
      {others.length > 0 && reason === 'fields' && (
        <p className="conflict-others">{words.conflicts.savedAlong(others)}</p>
      )}
      {alike.length > 0 && (
        <AlikeChoice alike={alike} chosen={isForAlike} fits={fits} onChoose={setForAlike} />
      )}
      <div className="save-bar">
        {error !== null && !shownAtField && (
          <p className="field-error" role="alert">
            {readable(error)}
          </p>
        )}
        <div className="save-line">
          {byField && (
            <>
              <button type="button" className="button" onClick={() => all('mine')}>
                {sides.mine} <kbd>⇧M</kbd>
              </button>
              <button type="button" className="button" onClick={() => all('theirs')}>
                {sides.theirs} <kbd>⇧T</kbd>
              </button>
            </>
          )}
          <p className="save-state" role="status">
            {stateOf(
              words,
              byField ? fields.filter(({ field }) => !(field in choices)).length : null,
            )}
          </p>
          <button
            type="submit"
            className="button primary"
            aria-keyshortcuts="Control+Enter Meta+Enter"
            disabled={!ready || !mayEdit}
          >
            {numbers.length === 0
              ? words.conflicts.save
              : words.conflicts.saveForAll(numbers.length + 1)}
          </button>
        </div>
      </div>
    </form>
  );
}

function stateOf({ conflicts }: Words, open: number | null): string {
  if (open === null) return '';
  return open === 0 ? conflicts.allChosen : conflicts.stillOpen(open);
}

function tidied({ edit, fields }: ConflictEntry, choices: Choices): Record<string, FieldChoice> {
  const chosen = fields.flatMap(({ field }): [string, FieldChoice][] => {
    const choice = choices[field];
    if (choice === undefined) return [];
    if (choice.choice !== 'value') return [[field, choice]];
    return [[field, { ...choice, value: tidyValue(edit.kind, field, choice.value) }]];
  });
  return Object.fromEntries(chosen);
}

function isText(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.matches('textarea, select, input:not([type="radio"], [type="checkbox"])')
  );
}

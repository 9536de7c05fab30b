import { labelsOf, valueLines } from './value-lines.ts';
import type { ValuePlace } from './field-value.tsx';
import { saidOnOf, saidOnText } from '../statement/said-on-text.ts';
import { useWords } from '../words/use-words.ts';
import { Select } from '../fields/select-field.tsx';
import type { Words } from '#desktop/words/english.ts';
import { saidOnSchema } from '#shared/records/quote.ts';
import { memberKey } from '#shared/records/member-key.ts';
import type { FieldConflict } from '#shared/edits/outcome.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** How a field's value is written by hand: as one of a closed set, as text, as a date, or by choosing members. */
export type OwnForm = 'choice' | 'text' | 'date' | 'members';

/** How a field in conflict can be written by hand; null where only its own form can. */
export function ownFormOf(words: Words, kind: RecordKind, conflict: FieldConflict): OwnForm | null {
  const { field, mine, theirs } = conflict;
  if (labelsOf(words, kind, field) !== undefined) return 'choice';
  if (field === 'saidOn') return 'date';
  if (memberKey(kind, field) !== undefined) return 'members';
  if (field.endsWith('Id') || field === 'publishedAt') return null;
  const isText = [mine, theirs].every((value) => value === null || typeof value === 'string');
  return isText ? 'text' : null;
}

/** The control in which a value of the editor's own is written. */
export function OwnValue({
  form,
  place,
  conflict,
  value,
  onChange,
}: {
  readonly form: OwnForm;
  readonly place: ValuePlace;
  readonly conflict: FieldConflict;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}) {
  const { kind, field } = place;
  const words = useWords();
  const label = words.conflicts.another;
  switch (form) {
    case 'choice':
      return (
        <Select
          aria-label={label}
          value={String(value)}
          labels={labelsOf(words, kind, field) ?? {}}
          onChange={onChange}
        />
      );
    case 'date': {
      const saidOn = saidOnSchema.safeParse(value);
      return (
        <input
          className="input"
          aria-label={label}
          placeholder={words.conflicts.dateHint}
          defaultValue={saidOn.success ? saidOnText(saidOn.data) : ''}
          onChange={(event) => onChange(saidOnOf(event.target.value, null))}
        />
      );
    }
    case 'members':
      return <Members place={place} conflict={conflict} value={value} onChange={onChange} />;
    case 'text': {
      const text = typeof value === 'string' ? value : '';
      return (
        <div className="grow" data-copy={`${text} `}>
          <textarea
            className="input"
            aria-label={label}
            dir="auto"
            rows={1}
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      );
    }
  }
}

function Members({
  place: { kind, field, names },
  conflict: { mine, theirs },
  value,
  onChange,
}: {
  readonly place: ValuePlace;
  readonly conflict: FieldConflict;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}) {
  const words = useWords();
  const lineOf = (member: unknown): string =>
    valueLines(words, kind, field, [member], names)[0] ?? '';
  const members = new Map(
    [...listOf(mine), ...listOf(theirs)].map((member) => [lineOf(member), member]),
  );
  const chosen = new Set(listOf(value).map(lineOf));
  return (
    <div className="value-members" role="group" aria-label={words.conflicts.another}>
      {[...members.keys()].map((line) => (
        <label key={line} dir="auto">
          <input
            type="checkbox"
            checked={chosen.has(line)}
            onChange={({ target }) => {
              const next = [...members].filter(([other]) =>
                other === line ? target.checked : chosen.has(other),
              );
              onChange(next.map(([, member]) => member));
            }}
          />
          {line}
        </label>
      ))}
    </div>
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

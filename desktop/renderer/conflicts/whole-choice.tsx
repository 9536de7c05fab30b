import { useId } from 'react';
import { sideWords } from './conflict-words.ts';
import { Version } from './field-choice.tsx';
import { FieldValue } from './field-value.tsx';
import { fieldName } from '#desktop/words/english/fields.ts';
import type { ConflictEntry } from '#desktop/ipc/replica-views.ts';

/** Where one side deleted the record: one choice for all of it, and what the other side wrote. */
export function WholeChoice({
  conflict,
  who,
  side,
  onChoose,
}: {
  readonly conflict: ConflictEntry;
  readonly who: string;
  readonly side: 'mine' | 'theirs' | null;
  readonly onChoose: (side: 'mine' | 'theirs') => void;
}) {
  const name = useId();
  const { reason, record, fields, edit, names } = conflict;
  const words = sideWords(conflict);
  const typed = reason === 'deleted';
  const writer = who === 'Someone else' ? 'What they wrote' : `What ${who} wrote`;
  return (
    <>
      <div className="versions" role="radiogroup" aria-label="What becomes of it">
        {record !== null && (
          <Version
            name={name}
            label={words.mine}
            shortcut="M"
            chosen={side === 'mine'}
            onChoose={() => onChoose('mine')}
          />
        )}
        <Version
          name={name}
          label={words.theirs}
          shortcut="T"
          chosen={side === 'theirs'}
          onChoose={() => onChoose('theirs')}
        />
      </div>
      {fields.length > 0 && (
        <section className="record-section" aria-label={typed ? 'What you wrote' : writer}>
          <h2 className="pane-title">{typed ? 'What you wrote' : writer}</h2>
          <dl className="conflict-values">
            {fields.map(({ field, base, mine, theirs }) => (
              <div key={field}>
                <dt>{fieldName(field)}</dt>
                <dd>
                  <FieldValue
                    place={{ kind: edit.kind, field, names }}
                    value={typed ? mine : theirs}
                    base={base}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

import { useId } from 'react';
import { sideWords } from './conflict-words.ts';
import { Version } from './field-choice.tsx';
import { FieldValue } from './field-value.tsx';
import { useWords } from '../words/use-words.ts';
import type { ConflictEntry } from '#desktop/ipc/replica-views.ts';

/** Where one side deleted the record: one choice for all of it, and what the other side wrote. */
export function WholeChoice({
  conflict,
  who,
  side,
  onChoose,
}: {
  readonly conflict: ConflictEntry;
  readonly who: string | null;
  readonly side: 'mine' | 'theirs' | null;
  readonly onChoose: (side: 'mine' | 'theirs') => void;
}) {
  const name = useId();
  const { reason, record, fields, edit, names } = conflict;
  const words = useWords();
  const { conflicts } = words;
  const sides = sideWords(words, conflict);
  const typed = reason === 'deleted';
  const title = typed ? conflicts.whatYouWrote : conflicts.whatTheyWrote(who);
  return (
    <>
      <div className="versions" role="radiogroup" aria-label={conflicts.whatBecomes}>
        {record !== null && (
          <Version
            name={name}
            label={sides.mine}
            shortcut="M"
            chosen={side === 'mine'}
            onChoose={() => onChoose('mine')}
          />
        )}
        <Version
          name={name}
          label={sides.theirs}
          shortcut="T"
          chosen={side === 'theirs'}
          onChoose={() => onChoose('theirs')}
        />
      </div>
      {fields.length > 0 && (
        <section className="record-section" aria-label={title}>
          <h2 className="pane-title">{title}</h2>
          <dl className="conflict-values">
            {fields.map(({ field, base, mine, theirs }) => (
              <div key={field}>
                <dt>{words.fieldName(field)}</dt>
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

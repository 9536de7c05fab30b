import type { ShownField } from './shown-fields.ts';
import { FieldValue, isLongText, Plain, type ValuePlace } from '../conflicts/field-value.tsx';
import { valueLines } from '../conflicts/value-lines.ts';
import { useWords } from '../words/use-words.ts';

/** What a change did to one field: the words and members that came and went, or the value before and after. */
export function FieldChange({
  place,
  change: { before, after },
  made,
}: {
  /** Whether the record was made by the change, so that all of it is new. */
  readonly made: boolean;
  readonly place: ValuePlace;
  readonly change: ShownField;
}) {
  const words = useWords();
  const { history } = words;
  const { kind, field, names } = place;
  if (made) {
    return (
      <div className="change-values">
        <Plain lines={valueLines(words, kind, field, after, names)} />
      </div>
    );
  }
  if (Array.isArray(after) || isLongText(before, after)) {
    return (
      <div className="change-values">
        <FieldValue place={place} value={after} base={before} />
      </div>
    );
  }
  return (
    <div className="change-values">
      <Side word={history.from} lines={valueLines(words, kind, field, before, names)} removed />
      <Side word={history.to} lines={valueLines(words, kind, field, after, names)} />
    </div>
  );
}

function Side({
  word,
  lines,
  removed = false,
}: {
  readonly word: string;
  readonly lines: readonly string[];
  readonly removed?: boolean;
}) {
  const { history } = useWords();
  const text = lines.join('\n');
  return (
    <p className="value-text change-side">
      <span className="change-word">{word}</span>
      <span dir="auto">
        {text === '' ? (
          <span className="muted">{history.empty}</span>
        ) : removed ? (
          <del>{text}</del>
        ) : (
          <ins>{text}</ins>
        )}
      </span>
    </p>
  );
}

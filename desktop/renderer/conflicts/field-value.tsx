import { valueLines, type Names } from './value-lines.ts';
import { useWords } from '../words/use-words.ts';
import { condensed, diffWords, type DiffPart } from '../words/word-diff.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** Where a value stands: of which kind and field, and the names of what it refers to. */
export interface ValuePlace {
  readonly kind: RecordKind;
  readonly field: string;
  readonly names: Names;
}

/** Whether a field's versions are long enough that only what differs can be seen at a glance. */
export function isLongText(...versions: readonly unknown[]): boolean {
  return (
    versions.every((value) => typeof value === 'string') &&
    versions.some((text) => text.length > 80 || text.includes('\n'))
  );
}

/** A field's value in plain words, with what it changed of the base marked: words of a long text, members of a set. */
export function FieldValue({
  place,
  value,
  base,
}: {
  readonly place: ValuePlace;
  readonly value: unknown;
  readonly base: unknown;
}) {
  const { kind, field, names } = place;
  const words = useWords();
  if (typeof value === 'string' && typeof base === 'string' && isLongText(value, base)) {
    return (
      <p className="value-text" dir="auto">
        {condensed(diffWords(base, value)).map((part, index) => (
          <Part key={`${index} ${part.kind}`} part={part} />
        ))}
      </p>
    );
  }
  const lines = valueLines(words, kind, field, value, names);
  if (!Array.isArray(value)) return <Plain lines={lines} />;
  const before = valueLines(words, kind, field, base, names);
  const all = [...lines, ...before.filter((line) => !lines.includes(line))];
  if (all.length === 0) return <Plain lines={[]} />;
  return (
    <ul className="value-set">
      {all.map((line) => (
        <li key={line} dir="auto">
          <Part part={{ kind: kindOf(line, before, lines), text: line }} />
        </li>
      ))}
    </ul>
  );
}

/** A value in plain words with nothing marked. */
export function Plain({ lines }: { readonly lines: readonly string[] }) {
  const { conflicts } = useWords();
  if (lines.length === 0) return <p className="value-text muted">{conflicts.nothing}</p>;
  return lines.map((line) => (
    <p className="value-text" dir="auto" key={line}>
      {line}
    </p>
  ));
}

function Part({ part: { kind, text } }: { readonly part: DiffPart }) {
  if (kind === 'added') return <ins>{text}</ins>;
  return kind === 'removed' ? <del>{text}</del> : <span>{text}</span>;
}

function kindOf(line: string, before: readonly string[], now: readonly string[]): DiffPart['kind'] {
  if (!now.includes(line)) return 'removed';
  return before.includes(line) ? 'same' : 'added';
}

import { useWords } from '../words/use-words.ts';

/** One of two records that are compared, and its button to be the one that stays. */
export function MergeSide({
  group,
  name,
  rows,
  stays,
  onChoose,
}: {
  /** The name that the buttons of both have in common. */
  readonly group: string;
  readonly name: string;
  readonly rows: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly stays: boolean;
  readonly onChoose: () => void;
}) {
  const { duplicates } = useWords();
  return (
    <label className="version" data-chosen={stays || undefined}>
      <span className="version-head">
        <input
          type="radio"
          name={group}
          checked={stays}
          aria-label={`${name}: ${duplicates.stays}`}
          onChange={onChoose}
        />
        <span dir="auto">{name}</span>
        {stays && <span className="merge-stays">{duplicates.stays}</span>}
      </span>
      <span className="merge-rows">
        {rows.map(({ title, lines }) => (
          <span className="merge-row" key={title}>
            <span className="muted">{title}</span>
            <span className="merge-value" dir="auto">
              {lines.length === 0 ? (
                <span className="muted">{duplicates.nothing}</span>
              ) : (
                lines.join('\n')
              )}
            </span>
          </span>
        ))}
      </span>
    </label>
  );
}

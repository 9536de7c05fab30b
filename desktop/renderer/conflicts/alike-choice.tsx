import { useWords } from '../words/use-words.ts';
import type { ConflictEntry } from '#desktop/ipc/replica-views.ts';

// Enough to see what they are; a longer list nobody reads before choosing.
const mostNamed = 50;

/** Whether the choice holds for the other conflicts of its kind, with how many and which these are. */
export function AlikeChoice({
  alike,
  chosen,
  fits,
  onChoose,
}: {
  readonly alike: readonly ConflictEntry[];
  readonly chosen: boolean;
  /** Whether what was chosen means the same for them. */
  readonly fits: boolean;
  readonly onChoose: (chosen: boolean) => void;
}) {
  const { conflicts } = useWords();
  return (
    <div className="conflict-alike">
      <label>
        <input
          type="checkbox"
          aria-keyshortcuts="A"
          checked={chosen && fits}
          disabled={!fits}
          onChange={({ target }) => onChoose(target.checked)}
        />
        {conflicts.alike(alike.length)} <kbd>A</kbd>
      </label>
      <p className="muted">{fits ? conflicts.alikeUndone : conflicts.onlyHere}</p>
      <details>
        <summary>{conflicts.whichAlike}</summary>
        <ul>
          {alike.slice(0, mostNamed).map(({ number, label }) => (
            <li key={number} dir="auto">
              {label}
            </li>
          ))}
        </ul>
        {alike.length > mostNamed && <p>{conflicts.moreAlike(alike.length - mostNamed)}</p>}
      </details>
    </div>
  );
}

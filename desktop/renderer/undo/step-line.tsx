import { useEffect, useState } from 'react';
import { useSteps } from './use-steps.ts';
import { RemoveButton } from '../fields/remove-button.tsx';
import { useWords } from '../words/use-words.ts';

// Milliseconds; long enough to read two sentences twice.
const shownFor = 15_000;

/**
 * One line over the page that says what was undone or redone, and takes it back. It goes by itself, but not while it is
 * pointed at or has the focus.
 */
export function StepLine() {
  const { undo } = useWords();
  const { news, take, dismiss } = useSteps();
  const [used, setUsed] = useState(false);
  useEffect(() => {
    if (news === null || used) return undefined;
    const timer = setTimeout(dismiss, shownFor);
    return () => clearTimeout(timer);
  }, [news, used, dismiss]);
  const back = news?.back ?? null;
  return (
    <div
      className="step-line"
      data-empty={news === null || undefined}
      onPointerEnter={() => setUsed(true)}
      onPointerLeave={() => setUsed(false)}
      onFocus={() => setUsed(true)}
      onBlur={() => setUsed(false)}
    >
      {/* There from the beginning, since words that come along with their region are not announced. */}
      <p role="status" aria-label={undo.line} dir="auto">
        {news?.text}
      </p>
      {back !== null && (
        <button type="button" className="button" onClick={() => take(back)}>
          {undo.way[back]}
        </button>
      )}
      {news !== null && <RemoveButton label={undo.dismiss} onRemove={dismiss} />}
    </div>
  );
}

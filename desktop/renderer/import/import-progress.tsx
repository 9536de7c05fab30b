import { focusFirst } from '../lists/focus-first.ts';
import { HonestText } from '../reader/honest-text.tsx';
import { useWords } from '../words/use-words.ts';

/** How far an import is, and the way to end it before all is done. */
export function ImportProgress({
  name,
  done,
  total,
  onStop,
}: {
  readonly name: string;
  readonly done: number;
  readonly total: number;
  readonly onStop: () => void;
}) {
  const { importing } = useWords();
  return (
    <>
      <p role="status">{importing.running(total)}</p>
      <progress aria-label={importing.progress} value={done} max={total} />
      <p className="import-name">
        <bdi>
          <HonestText text={importing.at(name, done + 1, total)} />
        </bdi>
      </p>
      <button type="button" className="button" ref={focusFirst} onClick={onStop}>
        {importing.stop}
      </button>
    </>
  );
}

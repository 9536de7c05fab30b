import { useState } from 'react';
import { useBridge } from '../replica/replica-context.ts';
import { useWords } from '../words/use-words.ts';
import type { Ending } from '#desktop/ipc/desks.ts';

/** Says calmly that something ended unexpectedly, that the work is there, and where one can read more. */
export function EndingsNotice({ endings }: { readonly endings: readonly Ending[] }) {
  const { endings: words } = useWords();
  const { main } = useBridge();
  const [seen, setSeen] = useState(false);
  if (endings.length === 0 || seen) return null;
  return (
    <section className="notice endings" aria-label={words.region}>
      <p role="status">
        {endings.map((ending) => words[ending]).join(' ')} {words.intact}
      </p>
      <button
        type="button"
        className="button"
        onClick={() => void main.runCommand({ id: 'showLog' })}
      >
        {words.showLog}
      </button>
      <button
        type="button"
        className="button primary"
        onClick={() => {
          setSeen(true);
          void main.dismissEndings({});
        }}
      >
        {words.dismiss}
      </button>
    </section>
  );
}

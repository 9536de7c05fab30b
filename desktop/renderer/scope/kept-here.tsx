import { useState } from 'react';
import { ScopeForm } from './scope-form.tsx';
import { scopeWords } from './scope-words.ts';
import { useWords } from '../words/use-words.ts';
import type { Scope } from '#shared/sync/scope.ts';

/** Says what is kept on this machine, and lets an editor choose. */
export function KeptHere({ scope }: { readonly scope: Scope | null }) {
  const words = useWords();
  const [choosing, setChoosing] = useState(false);
  if (choosing) return <ScopeForm scope={scope} onDone={() => setChoosing(false)} />;
  return (
    <p className="kept-here">
      {scopeWords(words, scope)}.{' '}
      <button type="button" className="link" onClick={() => setChoosing(true)}>
        {words.scope.choose}
      </button>
    </p>
  );
}

import { useWords } from '../words/use-words.ts';
import type { SuggestedActor } from '#shared/suggestions/suggested-quote.ts';

/** The name of an actor that a suggestion names; one that the desk does not have yet is marked as new. */
export function SuggestedName({ actor }: { readonly actor: SuggestedActor | null }) {
  const words = useWords().suggestions;
  if (actor === null) return <span>{words.noSpeaker}</span>;
  return (
    <span>
      <span dir="auto">{actor.name}</span>
      {actor.actorId === null && (
        <>
          {' '}
          <span className="new-mark" title={words.isNewHint}>
            {words.isNew}
          </span>
        </>
      )}
    </span>
  );
}

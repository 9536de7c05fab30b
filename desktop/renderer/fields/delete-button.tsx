import { useState } from 'react';
import { useWords } from '../words/use-words.ts';

/** Deletes on the second press: the first one only asks. */
export function DeleteButton({
  name,
  onDelete,
}: {
  readonly name: string;
  readonly onDelete: () => void;
}) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" className="button quiet" onClick={() => setAsking(true)}>
        {words.forms.delete}
      </button>
    );
  }
  return (
    <span
      className="delete-question"
      role="group"
      aria-label={words.forms.deleteQuestion(name)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setAsking(false);
      }}
    >
      <button
        type="button"
        className="button danger"
        ref={(button) => button?.focus()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            setAsking(false);
          }
        }}
        onClick={onDelete}
      >
        {words.forms.deleteThis(name)}
      </button>
    </span>
  );
}

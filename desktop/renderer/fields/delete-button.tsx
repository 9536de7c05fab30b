import { useState } from 'react';

/** Deletes on the second press: the first one only asks. */
export function DeleteButton({
  name,
  onDelete,
}: {
  readonly name: string;
  readonly onDelete: () => void;
}) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" className="button quiet" onClick={() => setAsking(true)}>
        Delete
      </button>
    );
  }
  return (
    <span
      className="delete-question"
      role="group"
      aria-label={`Delete this ${name}?`}
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
        Delete this {name}
      </button>
    </span>
  );
}

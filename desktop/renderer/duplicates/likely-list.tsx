import { useState, type ReactNode } from 'react';
import { useApart } from './use-apart.ts';
import { useWords } from '../words/use-words.ts';

/** A record that may be the same as the one that is open. */
export interface Likely {
  readonly id: string;
  readonly name: string;
  /** What it is, to tell it from others of its name. */
  readonly detail: string;
  /** Why it may be the same. */
  readonly why: string;
}

/** What may be the same as a record, with the ways to compare and to say that it is not. What was said to be different stands apart and can be taken back. */
export function LikelyList({
  id,
  title,
  none,
  likely,
  onCompare,
  children,
}: {
  readonly id: string;
  readonly title: string;
  /** What is said where nothing seems the same. */
  readonly none: string;
  readonly likely: readonly Likely[];
  readonly onCompare: (otherId: string) => void;
  /** The way to compare with any other. */
  readonly children: ReactNode;
}) {
  const { duplicates } = useWords();
  const { isApart, setApart } = useApart();
  const [shown, setShown] = useState(false);
  const open = likely.filter((other) => !isApart(id, other.id));
  const apart = likely.filter((other) => isApart(id, other.id));
  return (
    <section className="record-section" aria-label={title}>
      <h2 className="pane-title">{title}</h2>
      {open.length === 0 && <p className="empty">{none}</p>}
      <ul className="affiliations">
        {open.map((other) => (
          <Line key={other.id} likely={other}>
            <button
              type="button"
              className="button quiet"
              aria-label={duplicates.notSameAs(other.name)}
              onClick={() => setApart(id, other.id, true)}
            >
              {duplicates.notSame}
            </button>
            <button
              type="button"
              className="button quiet"
              aria-label={duplicates.compareWith(other.name)}
              onClick={() => onCompare(other.id)}
            >
              {duplicates.compare}
            </button>
          </Line>
        ))}
      </ul>
      {apart.length > 0 && (
        <button
          type="button"
          className="button quiet likely-apart"
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {duplicates.apart(apart.length)}
        </button>
      )}
      {shown && apart.length > 0 && (
        <ul className="affiliations" aria-label={duplicates.apart(apart.length)}>
          {apart.map((other) => (
            <Line key={other.id} likely={other}>
              <button
                type="button"
                className="button quiet"
                aria-label={duplicates.maybeSameAs(other.name)}
                onClick={() => setApart(id, other.id, false)}
              >
                {duplicates.maybeSame}
              </button>
            </Line>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}

function Line({
  likely: { name, detail, why },
  children,
}: {
  readonly likely: Likely;
  readonly children: ReactNode;
}) {
  return (
    <li className="affiliation">
      <span dir="auto">{name}</span>
      <span className="muted" dir="auto">
        {detail}
      </span>
      <span className="muted">{why}</span>
      <span className="likely-ways">{children}</span>
    </li>
  );
}

import { piecesOf } from './hidden-characters.ts';

/** A text of somebody else's, with a small mark for each character in it that nobody would see. Never taken for HTML. */
export function HonestText({ text }: { readonly text: string }) {
  return piecesOf(text).map(({ text: piece, hidden, turns }, index) =>
    hidden === null ? (
      piece
    ) : (
      <span
        key={index}
        className="hidden-character"
        data-name={hidden.count === 1 ? hidden.name : `${hidden.name}×${hidden.count}`}
        data-turns={turns || undefined}
      >
        {piece}
      </span>
    ),
  );
}

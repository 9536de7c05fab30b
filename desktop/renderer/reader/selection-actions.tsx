import type { BodySelection } from './use-body-selection.ts';

/** The buttons beside selected words. */
export function SelectionActions({
  selection,
  canAdd,
  onMake,
  onAdd,
}: {
  readonly selection: BodySelection;
  /** Whether a quote is open that the words could belong to. */
  readonly canAdd: boolean;
  readonly onMake: () => void;
  readonly onAdd: () => void;
}) {
  return (
    <div
      className="selection-actions"
      role="toolbar"
      aria-label="Selected words"
      style={{ top: selection.top, left: selection.left }}
      // A press on a button would otherwise take the selection away before the click comes.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <button type="button" aria-label="Make quote" aria-keyshortcuts="q" onClick={onMake}>
        Make quote <kbd aria-hidden="true">Q</kbd>
      </button>
      {canAdd && (
        <button type="button" aria-label="Add to quote" aria-keyshortcuts="a" onClick={onAdd}>
          Add to quote <kbd aria-hidden="true">A</kbd>
        </button>
      )}
    </div>
  );
}

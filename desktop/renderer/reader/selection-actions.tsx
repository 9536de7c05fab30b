import type { PagePlace } from './use-body-selection.ts';
import { useKeyWords } from '../commands/key-words.ts';
import { useWords } from '../words/use-words.ts';
import type { CommandId } from '#desktop/ipc/commands.ts';

/** The buttons beside selected words. */
export function SelectionActions({
  place,
  canAdd,
  onMake,
  onAdd,
  onCorrect,
}: {
  readonly place: PagePlace;
  /** Whether a quote is open that the words could belong to. */
  readonly canAdd: boolean;
  readonly onMake: () => void;
  readonly onAdd: () => void;
  readonly onCorrect: () => void;
}) {
  const words = useWords().reader;
  return (
    <div
      className="selection-actions"
      role="toolbar"
      aria-label={words.selectedWords}
      // The end of the selection, but never so far out that the buttons would leave the page.
      style={{
        top: place.top + place.height + 6,
        left: `clamp(8px, ${place.left - 40}px, 100% - 330px)`,
      }}
      // A press on a button would otherwise take the selection away before the click comes.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <Action id="makeQuote" label={words.makeQuote} onPress={onMake} />
      {canAdd && <Action id="addToQuote" label={words.addToQuote} onPress={onAdd} />}
      <Action id="correctWords" label={words.correct} onPress={onCorrect} />
    </div>
  );
}

function Action({
  id,
  label,
  onPress,
}: {
  readonly id: CommandId;
  readonly label: string;
  readonly onPress: () => void;
}) {
  const keys = useKeyWords()(id);
  return (
    <button type="button" aria-label={label} onClick={onPress}>
      {label} {keys !== null && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
}

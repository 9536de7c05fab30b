import type { RefObject } from 'react';
import { useOpenHistory, type RecordRef } from './open-history.ts';
import { titleOf, useKeyWords } from '../commands/key-words.ts';
import { useWords } from '../words/use-words.ts';

/** Opens the history of a record, by hand and by its keys. */
export function HistoryButton({
  record,
  within,
}: {
  readonly record: RecordRef;
  /** The part of the page that is about the record, where another one is open too. */
  readonly within?: RefObject<HTMLElement | null>;
}) {
  const { history, commands } = useWords();
  const keys = useKeyWords()('showHistory');
  const open = useOpenHistory(record, {
    enabled: true,
    ...(within === undefined ? {} : { within }),
  });
  return (
    <button
      type="button"
      className="button quiet history-button"
      title={titleOf(commands.showHistory, keys)}
      onClick={open}
    >
      {history.show}
    </button>
  );
}

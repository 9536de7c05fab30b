import { useCommand } from '../commands/use-command.ts';
import { RemoveButton } from '../fields/remove-button.tsx';
import { useWords } from '../words/use-words.ts';
import type { RowSelection } from './use-selection.ts';

/** How many rows are selected, and what can be done with them. */
export function SelectionBar<Row>({ selection }: { readonly selection: RowSelection<Row> }) {
  const { lists } = useWords();
  const count = selection.ids.size;
  useCommand('selectAll', selection.all);
  return (
    <div className="selection-bar" data-empty={count === 0 || undefined}>
      {/* There from the beginning, since words that come along with their region are not announced. */}
      <span className="selection-count" role="status" aria-label={lists.selection}>
        {count === 0 ? '' : lists.selected(count)}
      </span>
      {count > 0 && <RemoveButton label={lists.clearSelection} onRemove={selection.clear} />}
    </div>
  );
}

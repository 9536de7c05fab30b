import { useCommand } from '../commands/use-command.ts';
import { RemoveButton } from '../fields/remove-button.tsx';
import { useMayEdit } from '../replica/use-desk-status.ts';
import { useWords } from '../words/use-words.ts';
import type { RowSelection } from './use-selection.ts';

/** How many rows are selected, and what can be done with them. */
export function SelectionBar<Row>({
  selection,
  onEdit,
}: {
  readonly selection: RowSelection<Row>;
  readonly onEdit: () => void;
}) {
  const { lists } = useWords();
  const mayEdit = useMayEdit();
  const count = selection.ids.size;
  useCommand('selectAll', selection.all);
  useCommand('editSelected', onEdit, { enabled: count > 0 && mayEdit });
  return (
    <div className="selection-bar" data-empty={count === 0 || undefined}>
      {/* There from the beginning, since words that come along with their region are not announced. */}
      <span className="selection-count" role="status" aria-label={lists.selection}>
        {count === 0 ? '' : lists.selected(count)}
      </span>
      {count > 0 && (
        <>
          <button
            type="button"
            className="button"
            disabled={!mayEdit}
            title={mayEdit ? undefined : lists.bulk.readOnly}
            onClick={onEdit}
          >
            {lists.editSelected}
          </button>
          <RemoveButton label={lists.clearSelection} onRemove={selection.clear} />
        </>
      )}
    </div>
  );
}

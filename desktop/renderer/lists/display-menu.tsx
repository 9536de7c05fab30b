import { useId, useState } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import { ListPopover } from './list-popover.tsx';
import { SaveView } from './save-view.tsx';
import { useCommand } from '../commands/use-command.ts';
import { Select } from '../fields/select-field.tsx';
import { useWords } from '../words/use-words.ts';
import { groupings } from '#desktop/ipc/groupings.ts';
import {
  listColumns,
  type ListColumn,
  type ListedKind,
  type ListView,
} from '#desktop/ipc/list-views.ts';
import { directions, orderingNames, orderings, type Ordering } from '#shared/queries/orderings.ts';

interface DisplayProps {
  readonly kind: ListedKind;
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  /** Whether the list is wide enough for a table. */
  readonly hasRoom: boolean;
  /** Whether its rows are here to be grouped. */
  readonly canGroup: boolean;
}

/** The button for the order, the groups, the layout and the columns of a list, and for keeping all that under a name. */
export function DisplayMenu(props: DisplayProps) {
  const { lists } = useWords();
  const [isOpen, setOpen] = useState(false);
  useCommand('displayList', () => setOpen(true));
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="button quiet list-button">{lists.display}</Button>
      <ListPopover label={lists.display} placement="bottom end">
        <div className="list-dialog display-menu">
          <DisplayChoices {...props} />
          <SaveView kind={props.kind} view={props.view} onSaved={() => setOpen(false)} />
        </div>
      </ListPopover>
    </DialogTrigger>
  );
}

function DisplayChoices({ kind, view, onView, hasRoom, canGroup }: DisplayProps) {
  const { lists } = useWords();
  const id = useId();
  const orderNames: readonly string[] = orderingNames(kind);
  const groupNames: readonly string[] = groupings[kind];
  const compared = comparedBy(kind, view.orderBy);
  return (
    <>
      <label htmlFor={`${id}-order`}>{lists.orderBy}</label>
      <Select
        id={`${id}-order`}
        value={view.orderBy}
        labels={labelsOf(orderNames, lists.orders)}
        onChange={(orderBy) =>
          onView({
            ...view,
            orderBy,
            direction:
              comparedBy(kind, orderBy) === 'name' || orderBy === 'position' ? 'asc' : 'desc',
          })
        }
      />
      <label htmlFor={`${id}-way`}>{lists.direction}</label>
      <Select
        id={`${id}-way`}
        value={view.direction}
        labels={lists.directions[compared]}
        onChange={(way) => {
          const direction = directions.find((one) => one === way);
          if (direction !== undefined) onView({ ...view, direction });
        }}
      />
      {groupNames.length > 0 && canGroup && (
        <>
          <label htmlFor={`${id}-group`}>{lists.groupBy}</label>
          <Select
            id={`${id}-group`}
            value={view.groupBy ?? ''}
            labels={{ '': lists.noGroups, ...labelsOf(groupNames, lists.groups) }}
            onChange={(groupBy) => onView(groupedBy(view, groupBy === '' ? null : groupBy))}
          />
        </>
      )}
      <label htmlFor={`${id}-layout`}>{lists.layout}</label>
      <Select
        id={`${id}-layout`}
        value={view.table ? 'table' : 'lines'}
        labels={{ lines: lists.lines, table: lists.table }}
        onChange={(layout) => onView({ ...view, table: layout === 'table' })}
      />
      {view.table && !hasRoom && <p className="display-hint">{lists.tableNeedsRoom}</p>}
      {view.table && <Columns kind={kind} view={view} onView={onView} />}
    </>
  );
}

function Columns({ kind, view, onView }: Pick<DisplayProps, 'kind' | 'view' | 'onView'>) {
  const { lists } = useWords();
  const all: readonly ListColumn[] = listColumns[kind];
  return (
    <fieldset className="display-columns">
      <legend>{lists.columns}</legend>
      {all.map((column, index) => (
        <label key={column} className="display-column">
          <input
            type="checkbox"
            checked={view.columns.includes(column)}
            // The first says what a row is.
            disabled={index === 0}
            onChange={({ target }) => {
              const columns = all.filter((one) =>
                one === column ? target.checked : view.columns.includes(one),
              );
              onView({ ...view, columns });
            }}
          />
          {lists.columnNames[column]}
        </label>
      ))}
    </fieldset>
  );
}

// The quotes of one article are read in its order.
function groupedBy(view: ListView, groupBy: string | null): ListView {
  const reads = groupBy === 'article' && view.groupBy !== 'article';
  return { ...view, groupBy, ...(reads ? { orderBy: 'position', direction: 'asc' as const } : {}) };
}

function comparedBy(kind: ListedKind, orderBy: string): Ordering['compares'] {
  const known: Readonly<Record<string, Ordering>> = orderings[kind];
  return known[orderBy]?.compares ?? 'instant';
}

function labelsOf(
  names: readonly string[],
  labels: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, labels[name] ?? name]));
}

import { useDeferredValue } from 'react';
import { filterText } from './filter-text.ts';
import { ListPane, type ListChoice } from './list-pane.tsx';
import { useListWindow } from './list-window.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { actorKindLabels, counted, syncMarks } from '../words/labels.ts';
import type { ActorRow } from '#desktop/ipc/replica-views.ts';

/** The orders that actors can be listed in, and the list of each kind. */
export const actorOrders = {
  name: 'By name',
  added: 'Added last',
  changed: 'Changed last',
  person: 'Persons only',
  organization: 'Organizations only',
  state: 'States only',
  group: 'Groups only',
} as const;
/** One of `actorOrders`. */
export type ActorOrder = keyof typeof actorOrders;

const byName = { orderBy: 'name', direction: 'asc' } as const;
const orderings = {
  name: { ...byName, filter: {} },
  added: { orderBy: 'createdAt', direction: 'desc', filter: {} },
  changed: { orderBy: 'updatedAt', direction: 'desc', filter: {} },
  person: { ...byName, filter: { kind: 'person' } },
  organization: { ...byName, filter: { kind: 'organization' } },
  state: { ...byName, filter: { kind: 'state' } },
  group: { ...byName, filter: { kind: 'group' } },
} as const;

/** All actors of the desk. */
export function ActorList({
  choice,
  openId,
  onChoice,
  onOpen,
  onNew,
}: {
  readonly choice: ListChoice<ActorOrder>;
  readonly openId: string | null;
  readonly onChoice: (choice: ListChoice<ActorOrder>) => void;
  readonly onOpen: (id: string) => void;
  readonly onNew: (() => void) | null;
}) {
  const text = useDeferredValue(choice.text);
  const { show, ...part } = useListWindow();
  const { filter, ...order } = orderings[choice.order];
  const { data } = useReplicaQuery(
    'listActors',
    { filter: { ...filter, ...filterText(text) }, ...order, ...part },
    { keepPrevious: true },
  );
  return (
    <ListPane
      label="Actors"
      page={data}
      rowHeight={60}
      openId={openId}
      choice={choice}
      orders={actorOrders}
      onChoice={onChoice}
      onNew={onNew}
      newLabel="New actor"
      empty="No actors here yet. Add one with the plus sign above, or while you note who said something."
      renderRow={(row) => <ActorLine row={row} />}
      onOpen={({ id }) => onOpen(id)}
      onShow={show}
    />
  );
}

function ActorLine({ row }: { readonly row: ActorRow }) {
  const mark = syncMarks[row.sync];
  return (
    <>
      <span className="row-meta">
        <span className="row-title row-source" dir="auto">
          {row.name}
        </span>
        {mark !== null && <span className="sync-mark">{mark}</span>}
      </span>
      <span className="row-meta">
        <span className="row-source" dir="auto">
          {row.matchedAlias === null
            ? (row.position ?? actorKindLabels[row.kind])
            : `also “${row.matchedAlias}”`}
        </span>
        {row.quotes > 0 && <span>{counted(row.quotes, 'quote', 'quotes')}</span>}
      </span>
    </>
  );
}

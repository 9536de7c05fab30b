import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { RecordPicker } from './record-picker.tsx';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useSaveEdit } from '../replica/use-save-edit.ts';
import { actorKindLabels, counted } from '../words/labels.ts';
import type { ActorRow } from '#desktop/ipc/replica-views.ts';
import type { ActorKind } from '#shared/records/actor.ts';

/** Finds an actor by name or alias, or creates one of the kind chosen. */
export function ActorPicker({
  label,
  placeholder,
  kinds,
  exclude,
  onPick,
  ...control
}: {
  readonly label: string;
  readonly placeholder: string;
  /** The kinds that can be created here, the likeliest first. */
  readonly kinds: readonly ActorKind[];
  readonly exclude: readonly string[];
  readonly onPick: (id: string) => void;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
}) {
  const [query, setQuery] = useState('');
  const [error, setError] = useState<string | null>(null);
  const saveEdit = useSaveEdit();
  const { data } = useReplicaQuery(
    'listActors',
    { filter: { text: query }, orderBy: 'name', direction: 'asc', offset: 0, limit: 8 },
    { enabled: query.trim() !== '', keepPrevious: true },
  );
  const found = query.trim() === '' ? [] : (data?.rows ?? []);

  const create = async (name: string, kind: ActorKind): Promise<void> => {
    const id = newId();
    const answer = await saveEdit({ action: 'create', kind: 'actor', id, fields: { name, kind } });
    setError(answer.ok ? null : answer.error.message);
    if (answer.ok) onPick(id);
  };

  return (
    <>
      <RecordPicker
        label={label}
        placeholder={placeholder}
        query={query}
        onQuery={setQuery}
        options={found
          .filter(({ id }) => !exclude.includes(id))
          .map((row) => ({ id: row.id, name: row.name, detail: detailOf(row) }))}
        creations={kinds.map((kind) => ({
          key: kind,
          label: `Create ${actorKindLabels[kind].toLowerCase()}`,
          create: (name) => create(name, kind),
        }))}
        onPick={onPick}
        {...control}
      />
      {error !== null && (
        <div className="field-error" role="alert">
          {error}
        </div>
      )}
    </>
  );
}

function detailOf({ kind, position, matchedAlias, quotes }: ActorRow): string {
  const parts = [
    matchedAlias === null ? null : `also “${matchedAlias}”`,
    position ?? actorKindLabels[kind],
    quotes === 0 ? null : counted(quotes, 'quote', 'quotes'),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

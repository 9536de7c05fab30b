import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { RecordPicker } from './record-picker.tsx';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useSaveEdit } from '../replica/use-save-edit.ts';

/** Finds a topic by name, or creates one. */
export function TopicPicker({
  label,
  placeholder,
  exclude,
  onPick,
  ...control
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly exclude: readonly string[];
  readonly onPick: (id: string) => void;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
}) {
  const [query, setQuery] = useState('');
  const [error, setError] = useState<string | null>(null);
  const saveEdit = useSaveEdit();
  const { data } = useReplicaQuery(
    'listTopics',
    { filter: { text: query }, orderBy: 'name', direction: 'asc', offset: 0, limit: 8 },
    { enabled: query.trim() !== '', keepPrevious: true },
  );
  const found = query.trim() === '' ? [] : (data?.rows ?? []);

  const create = async (name: string): Promise<void> => {
    const id = newId();
    const answer = await saveEdit({ action: 'create', kind: 'topic', id, fields: { name } });
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
          .map(({ id, name, parent }) => ({
            id,
            name,
            detail: parent === null ? null : `in ${parent}`,
          }))}
        creations={[{ key: 'topic', label: 'Create topic', create }]}
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

import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { whereMatches, type KnownNames } from './known-names.ts';
import { RecordPicker, type PickerProps } from './record-picker.tsx';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useSaveEdit } from '../replica/use-save-edit.ts';
import { useWords } from '../words/use-words.ts';

const none: KnownNames = {};

/** Finds a topic by name, those of the article at hand first, or creates one. */
export function TopicPicker({
  exclude,
  near = none,
  ...control
}: PickerProps & {
  /** The topics of the article at hand. */
  readonly near?: KnownNames;
}) {
  const words = useWords();
  const [query, setQuery] = useState('');
  const [error, setError] = useState<string | null>(null);
  const saveEdit = useSaveEdit();
  const { data } = useReplicaQuery(
    'listTopics',
    { filter: { text: query }, orderBy: 'name', direction: 'asc', offset: 0, limit: 20 },
    { enabled: query.trim() !== '', keepPrevious: true },
  );
  const found = query.trim() === '' ? [] : (data?.rows ?? []);
  const rows = new Map(found.map((row) => [row.id, row]));
  const { here, elsewhere } = whereMatches(query, found, near, exclude);
  const optionOf = ({ id, name }: { readonly id: string; readonly name: string }) => {
    const row = rows.get(id);
    return { id, name, detail: row === undefined ? null : words.pickers.topicDetail(row) };
  };

  const create = async (name: string): Promise<boolean> => {
    const id = newId();
    const answer = await saveEdit({ action: 'create', kind: 'topic', id, fields: { name } });
    setError(answer.ok ? null : answer.error.message);
    if (answer.ok) control.onPick(id);
    return answer.ok;
  };

  return (
    <>
      <RecordPicker
        {...control}
        query={query}
        onQuery={setQuery}
        groups={[
          { heading: words.pickers.inThisArticle, options: here.map(optionOf) },
          {
            heading: here.length > 0 ? words.pickers.onTheDesk : null,
            options: elsewhere.map(optionOf),
          },
        ]}
        creations={[{ key: 'topic', label: words.pickers.createTopic, create }]}
      />
      {error !== null && (
        <div className="field-error" role="alert">
          {error}
        </div>
      )}
    </>
  );
}

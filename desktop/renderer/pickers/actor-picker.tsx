import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { ActorDetailLine } from './actor-detail-line.tsx';
import { RecordPicker, type PickerProps } from './record-picker.tsx';
import { whereMatches, type KnownNames } from './known-names.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useSaveEdit } from '../replica/use-save-edit.ts';
import { useWords } from '../words/use-words.ts';
import type { ActorKind } from '#shared/records/actor.ts';

const nobody: KnownNames = {};

/** Finds an actor by name or alias, those of the article at hand first, or creates one of the kind chosen. */
export function ActorPicker({
  kinds,
  exclude,
  near = nobody,
  only,
  ...control
}: PickerProps & {
  /** The kinds that can be created here, the likeliest first. */
  readonly kinds: readonly ActorKind[];
  /** The actors of the article at hand. */
  readonly near?: KnownNames;
  /** The kinds that can be found; all of them where none is named. */
  readonly only?: readonly ActorKind[];
}) {
  const words = useWords();
  const [query, setQuery] = useState('');
  const [error, setError] = useState<string | null>(null);
  const saveEdit = useSaveEdit();
  const { data } = useReplicaQuery(
    'listActors',
    {
      filter: { text: query, ...(only && { kinds: only }) },
      orderBy: 'name',
      direction: 'asc',
      offset: 0,
      limit: 20,
    },
    { enabled: query.trim() !== '', keepPrevious: true },
  );
  const found = query.trim() === '' ? [] : (data?.rows ?? []);
  const aliases = new Map(found.map(({ id, matchedAlias }) => [id, matchedAlias]));
  const { here, elsewhere } = whereMatches(query, found, near, exclude);
  const optionOf = ({ id, name }: { readonly id: string; readonly name: string }) => ({
    id,
    name,
    detail: <ActorDetailLine id={id} matchedAlias={aliases.get(id) ?? null} />,
  });

  const create = async (name: string, kind: ActorKind): Promise<boolean> => {
    const id = newId();
    const answer = await saveEdit({ action: 'create', kind: 'actor', id, fields: { name, kind } });
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
        creations={kinds.map((kind) => ({
          key: kind,
          label: (name) => words.pickers.createActor(kind, name),
          create: (name) => create(name, kind),
        }))}
      />
      {error !== null && (
        <div className="field-error" role="alert">
          {error}
        </div>
      )}
    </>
  );
}

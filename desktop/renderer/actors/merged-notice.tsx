import { useState } from 'react';
import { NamedRecord } from '../context-menu/named-record.tsx';
import { ActorName } from '../pickers/actor-name.tsx';
import { useSaveEdit } from '../replica/use-save-edit.ts';
import { useWords } from '../words/use-words.ts';
import type { ActorDetail, RecordView } from '#desktop/ipc/replica-views.ts';

/** Says that an actor was merged into another, or others into it, and takes that back. */
export function MergedNotice({
  detail: { actor, merged, actorNames },
  mayEdit,
  onOpenActor,
}: {
  readonly detail: ActorDetail;
  readonly mayEdit: boolean;
  readonly onOpenActor: (id: string) => void;
}) {
  const { actors } = useWords();
  const { mergedInto } = actor.record.fields;
  if (mergedInto !== null) {
    const name = actorNames[mergedInto] ?? '';
    return (
      <div className="conflict-notice" role="status">
        <p dir="auto">{actors.mergedInto(name)}</p>
        <button type="button" className="button" onClick={() => onOpenActor(mergedInto)}>
          {actors.openOther(name)}
        </button>
        {mayEdit && <Unmerge view={actor} />}
      </div>
    );
  }
  if (merged.length === 0) return null;
  return (
    <section className="record-section" aria-label={actors.merged}>
      <h2 className="pane-title">{actors.merged}</h2>
      <ul className="affiliations">
        {merged.map((view) => (
          <li key={view.record.id} className="affiliation">
            <NamedRecord kind="actor" id={view.record.id}>
              <button type="button" className="link" onClick={() => onOpenActor(view.record.id)}>
                <ActorName id={view.record.id} known={view.record.fields.name} />
              </button>
            </NamedRecord>
            {mayEdit && <Unmerge view={view} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Unmerge({ view }: { readonly view: RecordView<'actor'> }) {
  const { actors } = useWords();
  const [error, setError] = useState<string | null>(null);
  const saveEdit = useSaveEdit();
  const unmerge = async (): Promise<void> => {
    const { baseRevision, record } = view;
    const answer = await saveEdit({
      action: 'unmerge',
      kind: 'actor',
      id: record.id,
      baseRevision,
    });
    setError(answer.ok ? null : answer.error.message);
  };
  return (
    <>
      <button type="button" className="button quiet" onClick={() => void unmerge()}>
        {actors.unmerge}
      </button>
      {error !== null && (
        <span className="field-error" role="alert">
          {error}
        </span>
      )}
    </>
  );
}

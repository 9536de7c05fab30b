import { useState } from 'react';
import { ActorFieldset, actorErrors } from './actor-fieldset.tsx';
import { Affiliations } from './affiliations.tsx';
import { LikelyDuplicates } from './likely-duplicates.tsx';
import { MergeView } from './merge-view.tsx';
import { MergedNotice } from './merged-notice.tsx';
import { QuotesByPart } from './quotes-by-part.tsx';
import { ConflictNotice } from '../conflicts/conflict-notice.tsx';
import { useRecordDraft } from '../drafts/use-record-draft.ts';
import { useFormSaving } from '../fields/use-form-saving.ts';
import { SaveBar } from '../fields/save-bar.tsx';
import { HistoryButton } from '../history/history-button.tsx';
import { useDeleteRecord } from '../replica/use-delete-record.ts';
import { useMayEdit } from '../replica/use-desk-status.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';
import type { QuoteRow } from '#desktop/ipc/replica-views.ts';

/** One actor: names, affiliations, and every quote it has a part in. */
export function ActorPage({
  id,
  onGone,
  onOpenQuote,
  onOpenActor,
}: {
  readonly id: string;
  readonly onGone: () => void;
  readonly onOpenQuote: (row: QuoteRow) => void;
  readonly onOpenActor: (id: string) => void;
}) {
  const { data } = useReplicaQuery('getActor', { id });
  const mayEdit = useMayEdit();
  const view = data?.actor ?? null;
  const draft = useRecordDraft('actor', id, view);
  const deletion = useDeleteRecord('actor', view);
  const save = (): void => {
    if (draft !== null) void draft.save();
  };
  const saving = useFormSaving(draft, save);
  const [compared, setCompared] = useState<string | null>(null);
  const { actors } = useWords();
  if (draft === null) {
    return data === null ? <p className="empty page">{actors.gone}</p> : null;
  }
  if (compared !== null) {
    return (
      <MergeView
        id={id}
        otherId={compared}
        onApart={() => setCompared(null)}
        onMerged={(standing) => {
          setCompared(null);
          onOpenActor(standing);
        }}
      />
    );
  }
  const stands = draft.fields.mergedInto === null;
  const merged = data && <MergedNotice detail={data} mayEdit={mayEdit} onOpenActor={onOpenActor} />;
  return (
    <div className="record-form">
      <div className="record-page">
        {/* What the record is comes first; whom it took in comes below what it holds. */}
        {!stands && merged}
        <form aria-label={actors.form} {...saving}>
          <div className="record-head">
            <h1 dir="auto">{draft.fields.name === '' ? actors.fresh : draft.fields.name}</h1>
            {view !== null && <HistoryButton record={{ kind: 'actor', id }} />}
          </div>
          <ConflictNotice recordId={id} />
          <ActorFieldset draft={draft} mayEdit={mayEdit && stands} />
          {deletion.error !== null && (
            <p className="field-error" role="alert">
              {deletion.error}
            </p>
          )}
          {mayEdit && stands && (
            <SaveBar
              draft={draft}
              view={view}
              kind="actor"
              shownErrors={actorErrors}
              onSave={save}
              onDiscard={() => {
                draft.discard();
                if (draft.isNew) onGone();
              }}
              onDelete={() =>
                void deletion.remove().then((gone) => {
                  if (!gone) return;
                  draft.discard();
                  onGone();
                })
              }
            />
          )}
        </form>
        {stands && merged}
        {data && (
          <>
            <Affiliations detail={data} mayEdit={mayEdit && stands} onOpenActor={onOpenActor} />
            {mayEdit && stands && (
              <LikelyDuplicates id={id} kind={draft.fields.kind} onCompare={setCompared} />
            )}
            <QuotesByPart id={id} onOpenQuote={onOpenQuote} />
          </>
        )}
      </div>
    </div>
  );
}

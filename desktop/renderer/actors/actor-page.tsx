import { ActorFieldset, actorErrors } from './actor-fieldset.tsx';
import { Affiliations } from './affiliations.tsx';
import { ConflictNotice } from '../conflicts/conflict-notice.tsx';
import { useRecordDraft } from '../drafts/use-record-draft.ts';
import { useFormSaving } from '../fields/use-form-saving.ts';
import { SaveBar } from '../fields/save-bar.tsx';
import { QuoteLines } from '../lists/quote-line.tsx';
import { useDeleteRecord } from '../replica/use-delete-record.ts';
import { useMayEdit } from '../replica/use-desk-status.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
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
  if (draft === null) {
    return data === null ? (
      <p className="empty page">This actor is no longer on the desk.</p>
    ) : null;
  }
  return (
    <div className="record-form">
      <div className="record-page">
        <form aria-label="Actor" {...saving}>
          <h1 dir="auto">{draft.fields.name === '' ? 'New actor' : draft.fields.name}</h1>
          <ConflictNotice recordId={id} />
          <ActorFieldset draft={draft} mayEdit={mayEdit} />
          {deletion.error !== null && (
            <p className="field-error" role="alert">
              {deletion.error}
            </p>
          )}
          {mayEdit && (
            <SaveBar
              draft={draft}
              view={view}
              name="actor"
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
        {data && (
          <>
            <Affiliations detail={data} mayEdit={mayEdit} onOpenActor={onOpenActor} />
            <section className="record-section" aria-label="Quotes">
              <h2 className="pane-title">Quotes</h2>
              <QuoteLines
                quotes={data.quotes}
                empty="No quotes yet. They appear here once this actor is named in a statement."
                onOpen={onOpenQuote}
              />
            </section>
          </>
        )}
      </div>
    </div>
  );
}

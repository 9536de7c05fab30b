import { useState } from 'react';
import { CompareTopics } from './compare-topics.tsx';
import { LikelyTopics } from './likely-topics.tsx';
import { TopicParent } from './topic-parent.tsx';
import { ConflictNotice } from '../conflicts/conflict-notice.tsx';
import { NamedRecord } from '../context-menu/named-record.tsx';
import { errorOf } from '../drafts/draft.ts';
import { useRecordDraft } from '../drafts/use-record-draft.ts';
import { useFormSaving } from '../fields/use-form-saving.ts';
import { SaveBar } from '../fields/save-bar.tsx';
import { ProseField, TextField } from '../fields/text-field.tsx';
import { HistoryButton } from '../history/history-button.tsx';
import { QuoteLines } from '../lists/quote-line.tsx';
import { useDeleteRecord } from '../replica/use-delete-record.ts';
import { useMayEdit } from '../replica/use-desk-status.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';
import type { QuoteRow } from '#desktop/ipc/replica-views.ts';

/** One topic: what it is, where it stands among the others, and every quote about it. */
export function TopicPage({
  id,
  onGone,
  onOpenQuote,
  onOpenTopic,
}: {
  readonly id: string;
  readonly onGone: () => void;
  readonly onOpenQuote: (row: QuoteRow) => void;
  readonly onOpenTopic: (id: string) => void;
}) {
  const { data } = useReplicaQuery('getTopic', { id });
  const mayEdit = useMayEdit();
  const view = data?.topic ?? null;
  const draft = useRecordDraft('topic', id, view);
  const deletion = useDeleteRecord('topic', view);
  const save = (): void => {
    if (draft !== null) void draft.save();
  };
  const saving = useFormSaving(draft, save);
  const [compared, setCompared] = useState<string | null>(null);
  const { topics } = useWords();
  if (draft === null) {
    return data === null ? <p className="empty page">{topics.gone}</p> : null;
  }
  if (view !== null && view.record.deletedAt !== null) {
    return (
      <div className="record-form">
        <div className="record-page">
          <div className="record-head">
            <h1 dir="auto">{view.record.fields.name}</h1>
            <HistoryButton record={{ kind: 'topic', id }} />
          </div>
          <ConflictNotice recordId={id} />
          <p className="empty">{topics.deleted}</p>
        </div>
      </div>
    );
  }
  if (compared !== null) {
    return (
      <CompareTopics
        id={id}
        otherId={compared}
        onApart={() => setCompared(null)}
        onMerged={(standing) => {
          setCompared(null);
          onOpenTopic(standing);
        }}
      />
    );
  }
  const { fields, change, errors } = draft;
  return (
    <div className="record-form">
      <div className="record-page">
        <form aria-label={topics.form} {...saving}>
          <div className="record-head">
            <h1 dir="auto">{fields.name === '' ? topics.fresh : fields.name}</h1>
            {view !== null && <HistoryButton record={{ kind: 'topic', id }} />}
          </div>
          <ConflictNotice recordId={id} />
          <fieldset className="fields" disabled={!mayEdit}>
            <TextField
              label={topics.name}
              value={fields.name}
              onChange={(name) => change({ name })}
              error={errorOf(errors, 'name')}
              beginsHere={draft.isNew}
            />
            <TopicParent
              topicId={id}
              parentId={fields.parentId}
              error={errorOf(errors, 'parentId')}
              onChange={(parentId) => change({ parentId })}
            />
            <ProseField
              label={topics.description}
              value={fields.description}
              onChange={(description) => change({ description })}
              error={errorOf(errors, 'description')}
            />
          </fieldset>
          {deletion.error !== null && (
            <p className="field-error" role="alert">
              {deletion.error}
            </p>
          )}
          {mayEdit && (
            <SaveBar
              draft={draft}
              view={view}
              kind="topic"
              shownErrors={['name', 'parentId', 'description']}
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
        {data && data.children.length > 0 && (
          <section className="record-section" aria-label={topics.narrower}>
            <h2 className="pane-title">{topics.narrower}</h2>
            <ul className="affiliations">
              {data.children.map((child) => (
                <li key={child.id}>
                  <NamedRecord kind="topic" id={child.id}>
                    <button type="button" className="link" onClick={() => onOpenTopic(child.id)}>
                      <span dir="auto">{child.name}</span>
                    </button>
                  </NamedRecord>
                </li>
              ))}
            </ul>
          </section>
        )}
        {data && mayEdit && <LikelyTopics id={id} onCompare={setCompared} />}
        {data && (
          <section className="record-section" aria-label={topics.quotes}>
            <h2 className="pane-title">{topics.quotes}</h2>
            <QuoteLines quotes={data.quotes} empty={topics.noQuotes} onOpen={onOpenQuote} />
          </section>
        )}
      </div>
    </div>
  );
}

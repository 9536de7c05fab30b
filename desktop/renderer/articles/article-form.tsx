import { useRecordDraft } from '../drafts/use-record-draft.ts';
import { errorOf } from '../drafts/draft.ts';
import { useFormSaving } from '../fields/use-form-saving.ts';
import { SaveBar } from '../fields/save-bar.tsx';
import { ProseField, TextField } from '../fields/text-field.tsx';
import { useDeleteRecord } from '../replica/use-delete-record.ts';
import { useWords } from '../words/use-words.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';

const lines = [
  'agency',
  'datelinePlace',
  'datelineDate',
  'byline',
  'publishedAt',
  'sourceUrl',
  'slug',
  'language',
] as const;
const shownErrors = ['headline', 'body', 'editorsNote', ...lines];

/** The article's own fields: to write one by hand, or to mend one. */
export function ArticleForm({
  id,
  view,
  onDone,
  onGone,
}: {
  readonly id: string;
  readonly view: RecordView<'article'> | null;
  readonly onDone: () => void;
  /** Told when there is no article any more, or never was. */
  readonly onGone: () => void;
}) {
  const words = useWords().articleForm;
  const draft = useRecordDraft('article', id, view);
  const deletion = useDeleteRecord('article', view);
  const save = (): void => {
    void draft?.save().then((saved) => {
      if (saved) onDone();
    });
  };
  const saving = useFormSaving(draft, save);
  if (draft === null) return null;
  const { fields, change, errors } = draft;
  return (
    <form
      className="record-form"
      aria-label={words.label}
      {...saving}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !draft.isNew) save();
      }}
    >
      <div className="record-page">
        <div className="record-head">
          <h1>{draft.isNew ? words.headingNew : words.heading}</h1>
          {!draft.isNew && (
            <button type="button" className="button" onClick={save}>
              {words.back}
            </button>
          )}
        </div>
        <TextField
          label={words.headline}
          value={fields.headline}
          onChange={(headline) => change({ headline })}
          error={errorOf(errors, 'headline')}
          beginsHere
        />
        {lines.map((name) => (
          <TextField
            key={name}
            label={words[name][0]}
            placeholder={words[name][1]}
            value={fields[name]}
            onChange={(value) => change({ [name]: value })}
            error={errorOf(errors, name)}
          />
        ))}
        <ProseField
          label={words.body}
          rows={12}
          placeholder={words.bodyPlaceholder}
          language={fields.language}
          hint={draft.isNew ? null : words.bodyHint}
          value={fields.body}
          onChange={(body) => change({ body })}
          error={errorOf(errors, 'body')}
        />
        <ProseField
          label={words.editorsNote}
          value={fields.editorsNote}
          onChange={(editorsNote) => change({ editorsNote })}
          error={errorOf(errors, 'editorsNote')}
        />
        {deletion.error !== null && (
          <p className="field-error" role="alert">
            {deletion.error}
          </p>
        )}
        <SaveBar
          draft={draft}
          view={view}
          kind="article"
          shownErrors={shownErrors}
          onSave={save}
          onDiscard={() => {
            draft.discard();
            if (draft.isNew) onGone();
            else onDone();
          }}
          onDelete={() =>
            void deletion.remove().then((gone) => {
              if (!gone) return;
              draft.discard();
              onGone();
            })
          }
        />
      </div>
    </form>
  );
}

import { useRef } from 'react';
import { useRecordDraft } from '../drafts/use-record-draft.ts';
import { errorOf } from '../drafts/draft.ts';
import { SaveBar } from '../fields/save-bar.tsx';
import { ProseField, TextField } from '../fields/text-field.tsx';
import { useCommand } from '../commands/use-command.ts';
import { useDeleteRecord } from '../replica/use-delete-record.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';

const lines = [
  ['agency', 'Agency', 'Interfax'],
  ['datelinePlace', 'Dateline place', 'Kabul'],
  ['datelineDate', 'Dateline date', '2024-05-29'],
  ['byline', 'Byline', ''],
  ['publishedAt', 'Published (UTC)', '2024-05-29T19:02:00Z'],
  ['sourceUrl', 'Source address', 'https://'],
  ['slug', 'Slug', ''],
  ['language', 'Language', 'en'],
] as const;
const shownErrors = ['headline', 'body', 'editorsNote', ...lines.map(([name]) => name)];

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
  const draft = useRecordDraft('article', id, view);
  const deletion = useDeleteRecord('article', view);
  const save = (): void => {
    if (draft === null || !draft.unsaved || draft.saving) return;
    void draft.save().then((saved) => {
      if (saved) onDone();
    });
  };
  const form = useRef<HTMLFormElement>(null);
  useCommand('save', save, { within: form });
  if (draft === null) return null;
  const { fields, change, error } = draft;
  return (
    <form
      ref={form}
      className="record-form"
      aria-label="Article details"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !draft.isNew) onDone();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="record-page">
        <div className="record-head">
          <h1>{draft.isNew ? 'New article' : 'Edit article'}</h1>
          {!draft.isNew && (
            <button type="button" className="button" onClick={onDone}>
              Back to reading
            </button>
          )}
        </div>
        <TextField
          label="Headline"
          value={fields.headline}
          onChange={(headline) => change({ headline })}
          error={errorOf(error, 'headline')}
          beginsHere
        />
        {lines.map(([name, label, placeholder]) => (
          <TextField
            key={name}
            label={label}
            placeholder={placeholder}
            value={fields[name]}
            onChange={(value) => change({ [name]: value })}
            error={errorOf(error, name)}
          />
        ))}
        <ProseField
          label="Body"
          rows={12}
          placeholder="Paste the text. Leave a blank line between paragraphs."
          hint={
            draft.isNew ? null : 'Quotes keep their place: each is found again in the changed text.'
          }
          value={fields.body}
          onChange={(body) => change({ body })}
          error={errorOf(error, 'body')}
        />
        <ProseField
          label="Editor’s note"
          value={fields.editorsNote}
          onChange={(editorsNote) => change({ editorsNote })}
          error={errorOf(error, 'editorsNote')}
        />
        {deletion.error !== null && (
          <p className="field-error" role="alert">
            {deletion.error}
          </p>
        )}
        <SaveBar
          draft={draft}
          view={view}
          name="article"
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

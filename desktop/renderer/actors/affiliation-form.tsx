import { useRecordDraft } from '../drafts/use-record-draft.ts';
import { errorOf } from '../drafts/draft.ts';
import { useFormSaving } from '../fields/use-form-saving.ts';
import { SaveBar } from '../fields/save-bar.tsx';
import { TextField } from '../fields/text-field.tsx';
import { ActorName } from '../pickers/actor-name.tsx';
import { useDeleteRecord } from '../replica/use-delete-record.ts';
import { useWords } from '../words/use-words.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';

/** An actor's role in an organisation, and from when to when. */
export function AffiliationForm({
  id,
  view,
  names,
  onDone,
}: {
  readonly id: string;
  readonly view: RecordView<'affiliation'> | null;
  readonly names: Readonly<Record<string, string>>;
  readonly onDone: () => void;
}) {
  const draft = useRecordDraft('affiliation', id, view);
  const { actors } = useWords();
  const deletion = useDeleteRecord('affiliation', view);
  const save = (): void => {
    void draft?.save().then((saved) => saved && onDone());
  };
  const saving = useFormSaving(draft, save);
  if (draft === null) return null;
  const { fields, change, errors } = draft;
  return (
    <form className="affiliation-form" aria-label={actors.affiliation} {...saving}>
      <p className="affiliation-name">
        <ActorName id={fields.organizationId} known={names[fields.organizationId]} />
      </p>
      <TextField
        label={actors.role}
        placeholder={actors.roleHint}
        value={fields.role}
        onChange={(role) => change({ role })}
        error={errorOf(errors, 'role')}
        beginsHere
      />
      <TextField
        label={actors.from}
        placeholder={actors.fromHint}
        value={fields.from}
        onChange={(from) => change({ from })}
        error={errorOf(errors, 'from')}
      />
      <TextField
        label={actors.to}
        placeholder={actors.toHint}
        value={fields.to}
        onChange={(to) => change({ to })}
        error={errorOf(errors, 'to')}
      />
      {deletion.error !== null && (
        <p className="field-error" role="alert">
          {deletion.error}
        </p>
      )}
      <SaveBar
        draft={draft}
        view={view}
        kind="affiliation"
        shownErrors={['role', 'from', 'to']}
        onSave={save}
        onDiscard={() => {
          draft.discard();
          onDone();
        }}
        onDelete={() => void deletion.remove().then((gone) => gone && draft.discard())}
      />
      {!draft.unsaved && (
        <button type="button" className="button quiet" onClick={onDone}>
          {actors.closeAffiliation}
        </button>
      )}
    </form>
  );
}

import type { RecordDraft } from '../drafts/use-record-draft.ts';
import { readable } from '../drafts/draft.ts';
import { syncMarks } from '../words/labels.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { DeleteButton } from './delete-button.tsx';

/** Save, discard and delete, with one line that says where the record stands. */
export function SaveBar<Kind extends RecordKind>({
  draft,
  view,
  name,
  shownErrors,
  onSave,
  onDiscard,
  onDelete,
}: {
  readonly draft: RecordDraft<Kind>;
  readonly view: RecordView<Kind> | null;
  readonly name: string;
  /** Fields whose error stands beside them; any other error is shown here. */
  readonly shownErrors: readonly string[];
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onDelete: (() => void) | null;
}) {
  const { error } = draft;
  const shownElsewhere = error !== null && shownErrors.includes(error.path[1] ?? '');
  return (
    <div className="save-bar">
      {error !== null && !shownElsewhere && (
        <p className="field-error" role="alert">
          {readable(error)}
        </p>
      )}
      <div className="save-line">
        <p className="save-state" role="status" aria-label={`This ${name}`}>
          {stateOf(draft, view)}
        </p>
        {onDelete !== null && !draft.isNew && <DeleteButton name={name} onDelete={onDelete} />}
        {draft.unsaved && (
          <button type="button" className="button" onClick={onDiscard}>
            Discard
          </button>
        )}
        <button
          type="button"
          className="button primary"
          aria-keyshortcuts="Control+Enter Meta+Enter"
          disabled={!draft.unsaved || draft.saving}
          onClick={onSave}
        >
          Save
        </button>
      </div>
    </div>
  );
}

function stateOf<Kind extends RecordKind>(
  draft: RecordDraft<Kind>,
  view: RecordView<Kind> | null,
): string {
  if (draft.isNew) return 'New, not saved yet';
  if (draft.unsaved) return 'Unsaved changes';
  return (view === null ? null : syncMarks[view.sync]) ?? 'Saved';
}

import type { ReactNode } from 'react';
import { DeleteButton } from './delete-button.tsx';
import { readable } from '../drafts/draft.ts';
import type { RecordDraft } from '../drafts/use-record-draft.ts';
import { useWords } from '../words/use-words.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';
import type { Words } from '#desktop/words/english.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** Where a record's form stands: saved by itself, or, for a new record, to be created or given up. */
export function SaveBar<Kind extends RecordKind>({
  draft,
  view,
  kind,
  shownErrors,
  onSave,
  onDiscard,
  onDelete,
  children,
}: {
  readonly draft: RecordDraft<Kind>;
  readonly view: RecordView<Kind> | null;
  readonly kind: Kind;
  /** The fields that show their errors beside them; any other error is shown here. */
  readonly shownErrors: readonly string[];
  /** Creates a new record. */
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onDelete: (() => void) | null;
  /** What else can be done with the record. */
  readonly children?: ReactNode;
}) {
  const words = useWords();
  const name = words.labels.recordKind[kind];
  const { errors, isNew, unsaved } = draft;
  const elsewhere = errors.find(({ path }) => !shownErrors.includes(path[1] ?? ''));
  return (
    <div className="save-bar">
      {elsewhere !== undefined && (
        <p className="field-error" role="alert">
          {readable(elsewhere)}
        </p>
      )}
      <div className="save-line">
        <p
          className="save-state"
          role="status"
          // It changes with every pause of the hands: to be looked up, not to be read out.
          aria-live="off"
          aria-label={words.forms.state(name)}
        >
          {stateOf(draft, view, words)}
        </p>
        {onDelete !== null && !isNew && <DeleteButton name={name} onDelete={onDelete} />}
        {(isNew || (unsaved && errors.length > 0)) && (
          <button type="button" className="button" onClick={onDiscard}>
            {words.forms.discard}
          </button>
        )}
        {isNew && (
          <button
            type="button"
            className="button primary"
            aria-keyshortcuts="Control+Enter Meta+Enter"
            onClick={onSave}
          >
            {words.forms.create}
          </button>
        )}
        {children}
      </div>
    </div>
  );
}

function stateOf<Kind extends RecordKind>(
  { isNew, unsaved, errors }: RecordDraft<Kind>,
  view: RecordView<Kind> | null,
  { forms, labels }: Words,
): string {
  if (isNew) return forms.isNew;
  if (unsaved) return errors.length > 0 ? forms.notSaved : forms.saving;
  return (view === null ? '' : labels.sync[view.sync]) || forms.saved;
}

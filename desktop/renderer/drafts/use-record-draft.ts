import { useCallback, useState } from 'react';
import { useSaveEdit } from '../replica/use-save-edit.ts';
import { changedFields, editOfDraft, type Draft } from './draft.ts';
import { useDraftsOf, useDraftStore } from './use-drafts.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import type { FieldsOf, RecordKind } from '#shared/records/records.ts';

/** A record in a form: what it holds with what was typed over it. */
export interface RecordDraft<Kind extends RecordKind> {
  readonly id: string;
  readonly fields: FieldsOf<Kind>;
  readonly isNew: boolean;
  /** Whether something is typed that is not saved. */
  readonly unsaved: boolean;
  readonly saving: boolean;
  readonly error: DeskError | null;
  readonly change: (changes: Partial<FieldsOf<Kind>>) => void;
  /** Answers whether it was saved. */
  readonly save: () => Promise<boolean>;
  readonly discard: () => void;
}

/**
 * The form state of a record. What is typed lives in the draft store, outside of any component, so going
 * somewhere else and coming back finds it as it was. Null while there is neither a record nor a draft.
 */
export function useRecordDraft<Kind extends RecordKind>(
  kind: Kind,
  id: string,
  view: RecordView<Kind> | null,
): RecordDraft<Kind> | null {
  const store = useDraftStore();
  const saveEdit = useSaveEdit();
  const [saving, setSaving] = useState(false);
  const kept = useDraftsOf(kind).find((other) => other.id === id);
  const draft = kept === undefined || view === null ? kept : onRecord(kept, view);

  const put = useCallback(
    (next: Draft<Kind>) => {
      const same = next.base !== null && Object.keys(changedFields(next)).length === 0;
      // An untidied difference, such as a space at the end, must stay while it is being typed.
      if (same && Object.values(next.changes).every((value) => typeof value !== 'string')) {
        store.remove(next.id);
      } else {
        store.put(next);
      }
    },
    [store],
  );

  const seen = view?.record.fields;
  if (draft === undefined && seen === undefined) return null;
  const current: Draft<Kind> = draft ?? {
    kind,
    id,
    base: seen ?? null,
    baseRevision: view?.baseRevision ?? 1,
    changes: {},
    error: null,
  };

  const save = async (): Promise<boolean> => {
    const edit = editOfDraft(current);
    if (edit === null) {
      store.remove(id);
      return true;
    }
    setSaving(true);
    const answer = await saveEdit(edit);
    setSaving(false);
    const latest = store
      .list()
      .find((other): other is Draft<Kind> => other.kind === kind && other.id === id);
    if (!answer.ok) {
      put({ ...(latest ?? current), error: answer.error });
    } else if (latest === undefined || latest.changes === current.changes) {
      store.remove(id);
    } else {
      // Typed on while it was being saved: what was saved is what the rest now builds on.
      const base = { ...current.base, ...current.changes } as FieldsOf<Kind>;
      put({ ...latest, base, error: null });
    }
    return answer.ok;
  };

  return {
    id,
    // A draft of a new record is begun with all the fields its form shows.
    fields: { ...seen, ...current.changes } as FieldsOf<Kind>,
    isNew: current.base === null,
    unsaved:
      draft !== undefined && (draft.base === null || Object.keys(changedFields(draft)).length > 0),
    saving,
    error: current.error,
    change: (changes) =>
      put({ ...current, changes: { ...current.changes, ...changes }, error: null }),
    save,
    discard: () => store.remove(id),
  };
}

// A window that ended between saving a new record and forgetting its draft finds the record made.
function onRecord<Kind extends RecordKind>(
  draft: Draft<Kind>,
  view: RecordView<Kind>,
): Draft<Kind> {
  if (draft.base !== null) return draft;
  return { ...draft, base: view.record.fields, baseRevision: view.baseRevision };
}

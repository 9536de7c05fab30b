import { useCallback } from 'react';
import { changedFields, type Draft } from './draft.ts';
import { useDraftOf, useDrafts } from './use-drafts.ts';
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
  /** What is wrong with the fields that could not be saved. */
  readonly errors: readonly DeskError[];
  /** Takes over what was typed; a record that is there already is saved a moment later. */
  readonly change: (changes: Partial<FieldsOf<Kind>>) => void;
  /** Saves at once, as when a field is left; answers whether nothing is left unsaved. */
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
  const { store, saver } = useDrafts();
  const kept = useDraftOf(kind, id);
  const draft = kept === undefined || view === null ? kept : onRecord(kept, view);
  const seen = view?.record.fields;
  const save = useCallback(() => saver.save(id), [saver, id]);
  if (draft === undefined && seen === undefined) return null;
  const current: Draft<Kind> = draft ?? {
    kind,
    id,
    base: seen ?? null,
    baseRevision: view?.baseRevision ?? 1,
    changes: {},
    errors: [],
  };
  return {
    id,
    // A draft of a new record is begun with all the fields its form shows.
    fields: { ...seen, ...current.changes } as FieldsOf<Kind>,
    isNew: current.base === null,
    unsaved:
      draft !== undefined && (draft.base === null || Object.keys(changedFields(draft)).length > 0),
    errors: current.errors,
    change: (changes) =>
      store.put({
        ...current,
        changes: { ...current.changes, ...changes },
        errors: current.errors.filter(({ path }) => path[1] !== undefined && !(path[1] in changes)),
      }),
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

import { useCallback } from 'react';
import { v7 as newId } from 'uuid';
import { useDrafts } from './use-drafts.ts';
import { completeFields } from '#shared/edits/apply-edit.ts';
import type { FieldsOf, RecordKind } from '#shared/records/records.ts';

/** Begins a new record as a draft and answers its id; nothing is saved yet. */
export function useBeginDraft(): <Kind extends RecordKind>(
  kind: Kind,
  fields: Partial<FieldsOf<Kind>>,
) => string {
  const { store } = useDrafts();
  return useCallback(
    (kind, fields) => {
      const id = newId();
      const changes = completeFields(kind, fields);
      store.put({ kind, id, base: null, baseRevision: 1, changes, errors: [] });
      return id;
    },
    [store],
  );
}

import { useState } from 'react';
import { useSaveEdit } from './use-save-edit.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** Deletes a record; answers whether it is gone, and keeps the reason when it is not. */
export function useDeleteRecord<Kind extends RecordKind>(
  kind: Kind,
  view: RecordView<Kind> | null,
): { readonly remove: () => Promise<boolean>; readonly error: string | null } {
  const saveEdit = useSaveEdit();
  const [error, setError] = useState<string | null>(null);
  const remove = async (): Promise<boolean> => {
    if (view === null) return false;
    const { baseRevision, record } = view;
    const answer = await saveEdit({ action: 'delete', kind, id: record.id, baseRevision });
    setError(answer.ok ? null : answer.error.message);
    return answer.ok;
  };
  return { remove, error };
}

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useBridge } from './replica-context.ts';
import type { ReplicaCaller, SaveAnswer } from '#desktop/ipc/replica-calls.ts';
import type { AnyEdit } from '#shared/edits/edit.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';

/**
 * Saves edits on this machine, all or none and as one step that can be undone; resolves once the screen can show them, so
 * that nothing flickers back.
 */
export async function saveThrough(
  replica: ReplicaCaller,
  client: QueryClient,
  edits: readonly AnyEdit[],
): Promise<SaveAnswer> {
  const [edit] = edits;
  const saving =
    edits.length === 1 && edit !== undefined
      ? replica.saveEdit({ edit })
      : replica.saveEdits({ edits: [...edits] });
  const answer = await saving.catch(couldNotSave);
  if (answer.ok) {
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' });
  }
  return answer;
}

/** See `saveThrough`. */
export function useSaveEdits(): (edits: readonly AnyEdit[]) => Promise<SaveAnswer> {
  const { replica } = useBridge();
  const client = useQueryClient();
  return useCallback((edits) => saveThrough(replica, client, edits), [replica, client]);
}

/** Saves one edit; see `saveThrough`. */
export function useSaveEdit(): (edit: AnyEdit) => Promise<SaveAnswer> {
  const { replica } = useBridge();
  const client = useQueryClient();
  return useCallback((edit: AnyEdit) => saveThrough(replica, client, [edit]), [replica, client]);
}

/** The answer where the replica gave none: nothing is known to be saved. */
export function couldNotSave(cause: unknown): Extract<SaveAnswer, { readonly ok: false }> {
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  const message = `This could not be saved on this machine${reason}. Your words are kept here: try again.`;
  return { ok: false, error: { code: errorCodes.internal, message, path: [] } };
}

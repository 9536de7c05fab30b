import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useBridge } from './replica-context.ts';
import type { SaveAnswer } from '#desktop/ipc/replica-calls.ts';
import type { Edit } from '#shared/edits/edit.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';

/** Saves an edit on this machine; resolves once the screen can show it, so that nothing flickers back. */
export function useSaveEdit(): (edit: Edit) => Promise<SaveAnswer> {
  const { replica } = useBridge();
  const client = useQueryClient();
  return useCallback(
    async (edit: Edit) => {
      const answer = await replica.saveEdit({ edit }).catch(couldNotSave);
      if (answer.ok) {
        await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' });
      }
      return answer;
    },
    [replica, client],
  );
}

/** The answer where the replica gave none: nothing is known to be saved. */
export function couldNotSave(cause: unknown): Extract<SaveAnswer, { readonly ok: false }> {
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  const message = `This could not be saved on this machine${reason}. Your words are kept here: try again.`;
  return { ok: false, error: { code: errorCodes.internal, message, path: [] } };
}

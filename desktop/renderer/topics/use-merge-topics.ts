import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useBridge } from '../replica/replica-context.ts';
import { couldNotSave } from '../replica/use-save-edit.ts';
import type { MergeTopics, SaveAnswer } from '#desktop/ipc/replica-calls.ts';

/** Makes two topics one; resolves once the screen can show it. */
export function useMergeTopics(): (merge: MergeTopics) => Promise<SaveAnswer> {
  const { replica } = useBridge();
  const client = useQueryClient();
  return useCallback(
    async (merge) => {
      const answer = await replica.mergeTopics(merge).catch(couldNotSave);
      if (answer.ok) {
        await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' });
      }
      return answer;
    },
    [replica, client],
  );
}

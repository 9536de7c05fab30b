import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useBridge } from '../replica/replica-context.ts';
import { couldNotSave } from '../replica/use-save-edit.ts';
import type { Resolution, SaveAnswer } from '#desktop/ipc/replica-calls.ts';

/** Saves how a conflict is resolved, and others alike; resolves once the screen can show it. */
export function useResolveConflict(): (
  number: number,
  resolution: Resolution,
  alike: readonly number[],
) => Promise<SaveAnswer> {
  const { replica } = useBridge();
  const client = useQueryClient();
  return useCallback(
    async (number, resolution, alike) => {
      const answer = await replica
        .resolveConflict({ number, resolution, alike: [...alike] })
        .catch(couldNotSave);
      if (answer.ok) {
        await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' });
      }
      return answer;
    },
    [replica, client],
  );
}

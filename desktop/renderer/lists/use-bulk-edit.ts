import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useBridge } from '../replica/replica-context.ts';
import { couldNotSave } from '../replica/use-save-edit.ts';
import {
  addedCounts,
  bulkChunk,
  noCounts,
  type BulkChange,
  type BulkCounts,
} from '#desktop/ipc/bulk-edit.ts';

/** How far a change of many quotes has come. */
export type BulkProgress =
  | { readonly is: 'choosing' }
  | { readonly is: 'running'; readonly done: number }
  | {
      readonly is: 'done';
      readonly counts: BulkCounts;
      readonly seen: number;
      readonly error: string | null;
    };

/** What a change would do to some quotes, counted part by part; null until all of them are counted. */
export function useBulkPreview(
  ids: readonly string[],
  change: BulkChange | null,
): BulkCounts | null {
  const { replica } = useBridge();
  const [counted, setCounted] = useState<{
    readonly of: BulkChange;
    readonly counts: BulkCounts;
  } | null>(null);
  useEffect(() => {
    let given = change;
    const count = async (): Promise<void> => {
      let counts = noCounts;
      for (let at = 0; at < ids.length && given !== null; at += bulkChunk) {
        const part = { ids: ids.slice(at, at + bulkChunk), change: given };
        counts = addedCounts(counts, await replica.previewBulkEdit(part));
      }
      if (given !== null) setCounted({ of: given, counts });
    };
    void count();
    return () => {
      // Another change is chosen: what was counted so far is of no use.
      given = null;
    };
  }, [replica, ids, change]);
  return counted !== null && counted.of === change ? counted.counts : null;
}

/** Changes many quotes part by part, so that the window and all other work go on meanwhile; one undo takes back all. */
export function useBulkEdit(ids: readonly string[]): {
  readonly progress: BulkProgress;
  readonly apply: (change: BulkChange) => void;
  readonly stop: () => void;
} {
  const { replica } = useBridge();
  const client = useQueryClient();
  const [progress, setProgress] = useState<BulkProgress>({ is: 'choosing' });
  const stopped = useRef(false);
  const stop = useCallback(() => {
    stopped.current = true;
  }, []);
  const apply = useCallback(
    (change: BulkChange): void => {
      const run = async (): Promise<void> => {
        stopped.current = false;
        let [counts, seen, saving, error] = [
          noCounts,
          0,
          null as number | null,
          null as string | null,
        ];
        while (seen < ids.length && !stopped.current && error === null) {
          setProgress({ is: 'running', done: seen });
          const part = ids.slice(seen, seen + bulkChunk);
          const answer = await replica.bulkEdit({ ids: part, change, saving }).catch(couldNotSave);
          if (answer.ok) {
            counts = addedCounts(counts, answer.counts);
            saving = answer.saving;
            seen += part.length;
          } else error = answer.error.message;
        }
        await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' });
        setProgress({ is: 'done', counts, seen, error });
      };
      void run();
    },
    [ids, replica, client],
  );
  return { progress, apply, stop };
}

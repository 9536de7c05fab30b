import { useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { RecordRef } from './open-history.ts';
import { useBridge } from '../replica/replica-context.ts';
import type { HistoryPage } from '#desktop/ipc/replica-calls.ts';

/** A page that the server told. */
export type ToldPage = Extract<HistoryPage, { readonly ok: true }>;

// As many as fill a tall window once or twice.
const pageLength = 20;

/** What the server knows of a record's history, page by page from the newest change; asked only while it can be. */
export function useHistory(
  { kind, id }: RecordRef,
  enabled: boolean,
): UseInfiniteQueryResult<{ readonly pages: readonly ToldPage[] }> {
  const { replica } = useBridge();
  return useInfiniteQuery({
    queryKey: ['readHistory', { kind, id }],
    enabled,
    initialPageParam: firstPage,
    queryFn: async ({ pageParam }): Promise<ToldPage> => {
      const page = await replica.readHistory({ kind, id, below: pageParam, limit: pageLength });
      if (!page.ok) throw new Error(page.message);
      return page;
    },
    getNextPageParam: ({ changes, more }) => (more ? changes.at(-1)?.revision : null),
  });
}

const firstPage: number | null = null;

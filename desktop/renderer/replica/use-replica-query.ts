import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useBridge } from './replica-context.ts';
import type { ReplicaCaller } from '#desktop/ipc/replica-calls.ts';

type WriteName =
  | 'saveEdit'
  | 'saveEdits'
  | 'importDocuments'
  | 'bulkEdit'
  | 'resolveConflict'
  | 'mergeTopics'
  | 'putBack'
  | 'discardEdit'
  | 'retryEdit'
  | 'undo'
  | 'redo'
  | 'dismissNotice'
  | 'setScope'
  | 'fetchArticle';
type ReadName = Exclude<keyof ReplicaCaller, WriteName>;
type AnswerOf<Name extends ReadName> = Awaited<ReturnType<ReplicaCaller[Name]>>;

/** How a query behaves while its argument changes. */
export interface ReplicaQueryOptions {
  /** Shows the previous argument's answer until the new one is there: right for lists, wrong for one record. */
  readonly keepPrevious?: boolean;
  readonly enabled?: boolean;
}

/** Reads from the local store, and again whenever the replica says that something changed. */
export function useReplicaQuery<Name extends ReadName>(
  name: Name,
  argument: Parameters<ReplicaCaller[Name]>[0],
  { keepPrevious = false, enabled = true }: ReplicaQueryOptions = {},
): UseQueryResult<AnswerOf<Name>> {
  const { replica } = useBridge();
  // A call map's members are a union to the compiler; the name ties argument and answer together again.
  const read = replica[name] as (argument: unknown) => Promise<AnswerOf<Name>>;
  const options = {
    queryKey: [name, argument],
    queryFn: () => read(argument),
    enabled,
  };
  return useQuery<AnswerOf<Name>>(
    keepPrevious ? { ...options, placeholderData: keepPreviousData } : options,
  );
}

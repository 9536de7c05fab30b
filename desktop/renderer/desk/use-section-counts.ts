import type { Section } from './desk-place.ts';
import { toReview } from '../lists/article-list.tsx';
import { useDeskStatus } from '../replica/use-desk-status.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';

const one = { filter: {}, direction: 'asc', orderBy: 'createdAt', offset: 0, limit: 1 } as const;

/** How much there is in each section; undefined until it is known. What waits is counted only where there is any. */
export function useSectionCounts(): Readonly<Record<Section, number | undefined>> {
  const status = useDeskStatus();
  const unreviewed = { ...one, filter: { or: toReview } };
  return {
    review: useReplicaQuery('listArticles', unreviewed).data?.total,
    articles: useReplicaQuery('listArticles', one).data?.total,
    quotes: useReplicaQuery('listQuotes', one).data?.total,
    actors: useReplicaQuery('listActors', one).data?.total,
    topics: useReplicaQuery('listTopics', one).data?.total,
    waiting: someOrNone((status?.waiting ?? 0) + (status?.failed ?? 0)),
    conflicts: someOrNone(status?.conflicts ?? 0),
  };
}

function someOrNone(count: number): number | undefined {
  return count === 0 ? undefined : count;
}

import {
  createAnswerCache,
  noAnswerCache,
  type AnswerReads,
} from '#server/graphql/cache/answer-cache.ts';
import { readNotice } from '#server/records/change-notice.ts';
import type { ChangeBell } from './change-bell.ts';

/** Where answers are kept, if they are. */
export interface KeptAnswers {
  readonly cache: AnswerReads;
  /** To be awaited between a write and its answer: whoever changed something reads it in their next answer. */
  readonly writeEnded: () => Promise<void> | undefined;
}

/** Keeps so many bytes of answers while the bell tells what changes; none without a number. `count` as in `createAnswerCache`. */
export function openAnswerCache(
  bell: ChangeBell,
  bytes: number | undefined,
  count: (found: boolean) => void,
): KeptAnswers {
  if (bytes === undefined) return { cache: noAnswerCache, writeEnded: () => undefined };
  const cache = createAnswerCache(bytes, count);
  bell.follow({
    heard: (notice) => cache.forget(readNotice(notice)),
    lost: () => cache.suspend(),
    back: () => cache.resume(),
  });
  return { cache, writeEnded: () => bell.caughtUp() };
}

import { takeRecords, type PullContext } from './pull-changes.ts';
import { dropArticle, isWorkedOn } from './scoped.ts';
import type { Answered } from './transport.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { mostArticles } from '#shared/sync/protocol.ts';

/** Fetches the articles that changes showed to be missing or old here, each with all its quotes. */
export async function fetchWanted(
  { store, transport, appVersion, changed }: PullContext,
  signal: AbortSignal,
): Promise<Answered<null>> {
  for (;;) {
    const ids = (readMeta(store, 'wanted') ?? []).slice(0, mostArticles);
    if (ids.length === 0) return { ok: true, answer: null };
    const answered = await transport.articles({ ids }, signal);
    if (!answered.ok) return answered;
    const { records } = answered.answer;
    const touched = store.writeCopy(() => {
      const left = (readMeta(store, 'wanted') ?? []).filter((id) => !ids.includes(id));
      writeMeta(store, 'wanted', left);
      const gone = ids.filter((id) => !records.some((record) => record.id === id));
      return [
        ...takeRecords(store, answered.answer, appVersion),
        ...gone.filter((id) => !isWorkedOn(store, id)).flatMap((id) => dropArticle(store, id)),
      ];
    });
    if (touched.length > 0) changed(touched);
  }
}

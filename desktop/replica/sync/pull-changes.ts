import { placeOutside, placeWithin, recordsWorkedOn } from './scoped.ts';
import type { Answered, Transport } from './transport.ts';
import { keepBase } from '../store/base-rows.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { project, projectBase } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { pageLimit } from '#shared/sync/protocol.ts';
import type { ReadRecords } from '#shared/sync/read-records.ts';

/** What pulling depends on. */
export interface PullContext {
  readonly store: Store;
  readonly transport: Transport;
  /** The version of this app. */
  readonly appVersion: string;
  readonly changed: (ids: readonly string[]) => void;
}

/** Fetches what changed since the cursor until there is no more; `reset` when the cursor means nothing to the server. */
export async function pullChanges(
  { store, transport, appVersion, changed }: PullContext,
  signal: AbortSignal,
): Promise<Answered<'complete' | 'reset'>> {
  for (;;) {
    const cursor = readMeta(store, 'cursor');
    if (cursor === undefined) return { ok: true, answer: 'complete' };
    const scope = readMeta(store, 'scope') ?? null;
    const answered = await transport.pull({ cursor, limit: pageLimit, scope }, signal);
    if (!answered.ok) return answered;
    const page = answered.answer;
    if (page.status === 'reset') return { ok: true, answer: 'reset' };
    // Another scope was chosen meanwhile: this page is of the one before, and a new copy comes first.
    if (readMeta(store, 'cursor') !== cursor) return { ok: true, answer: 'complete' };
    const ids = store.writeCopy(() => {
      writeMeta(store, 'cursor', page.cursor);
      if (scope !== null) placeWithin(store, page.records);
      const kept = takeRecords(store, page, appVersion);
      return [...kept, ...placeOutside(store, page.outside)];
    });
    if (ids.length > 0) changed(ids);
    if (!page.more) return { ok: true, answer: 'complete' };
  }
}

/** Keeps records as they were read, and remembers where this version had to pass over something. */
export function takeRecords(
  store: Store,
  { records, unread }: ReadRecords,
  appVersion: string,
): string[] {
  if (unread) writeMeta(store, 'unreadBy', appVersion);
  return keepRecords(store, records);
}

/** Takes records of the server in and lays the outbox over them again. Answers the ids of those that were newer. */
export function keepRecords(store: Store, records: readonly AnyRecord[]): string[] {
  const { added, renewed } = keepBase(store, records);
  const ids = [...added, ...renewed].map(({ id }) => id);
  const workedOn = recordsWorkedOn(store);
  const untouched = ({ id }: AnyRecord): boolean => !workedOn.has(id);
  projectBase(store, { added: added.filter(untouched), renewed: renewed.filter(untouched) });
  project(
    store,
    ids.filter((id) => workedOn.has(id)),
  );
  return ids;
}

import { takeRecords, type PullContext } from './pull-changes.ts';
import { articlesWorkedOn, want } from './scoped.ts';
import type { Answered } from './transport.ts';
import type { Clock } from '../ports.ts';
import { dropOlderGenerations, renewGeneration } from '../store/base-rows.ts';
import { clearMeta, readMeta, writeMeta } from '../store/meta.ts';
import { outboxRows, rewriteInOutbox } from '../store/outbox.ts';
import { project } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import { baseOf } from '../store/base-rows.ts';
import { pageLimit, type BootstrapAnswer } from '#shared/sync/protocol.ts';

/** What a bootstrap depends on. */
export interface BootstrapContext extends PullContext {
  readonly clock: Clock;
  readonly progressed: (progress: { readonly done: number; readonly total: number } | null) => void;
}

// The most that a server gives, and still so few that a window's question waits a moment at most while they are written.
const pageSize = pageLimit;

/** A page that was asked for before the one in front of it was written. */
interface NextPage {
  readonly after: string;
  readonly generation: number | undefined;
  readonly page: Promise<Answered<BootstrapAnswer>>;
}

/** Makes every row of the base count as old, so that the next bootstrap replaces all; the outbox stays. */
export function voidBase(store: Store): void {
  store.write(() => {
    clearMeta(store, 'cursor');
    clearMeta(store, 'bootstrap');
    clearMeta(store, 'epoch');
    writeMeta(store, 'generation', (readMeta(store, 'generation') ?? 0) + 1);
  });
}

/**
 * Fetches all records page by page, going on where an earlier attempt ended. What was there before stays in sight
 * until it is replaced, and what the server no longer has goes at the end.
 */
export async function bootstrapBase(
  { store, transport, clock, appVersion, changed, progressed }: BootstrapContext,
  signal: AbortSignal,
): Promise<Answered<null>> {
  let ahead: NextPage | null = null;
  for (;;) {
    const progress = readMeta(store, 'bootstrap');
    if (progress !== undefined) progressed({ done: progress.done, total: progress.total });
    const generation = readMeta(store, 'generation');
    const scope = readMeta(store, 'scope') ?? null;
    const after = progress?.after ?? null;
    const ask = (place: string | null) =>
      transport.bootstrap({ after: place, limit: pageSize, scope }, signal);
    const answered: Answered<BootstrapAnswer> = await (ahead?.after === after &&
    ahead.generation === generation
      ? ahead.page
      : ask(after));
    if (!answered.ok) return answered;
    const page: BootstrapAnswer = answered.answer;
    const last = page.next === null;
    // The server works on the next page while this one is written, once the request has left: writing lets nothing go out.
    ahead = page.next === null ? null : { after: page.next, generation, page: ask(page.next) };
    if (!last) await new Promise<void>((resolve) => clock.after(0, resolve));
    // Another scope was chosen meanwhile: this page is of the one before.
    if (readMeta(store, 'generation') !== generation) continue;
    if (progress !== undefined && progress.epoch !== page.epoch) {
      // The server was replaced between two pages: what the first brought is of another desk.
      voidBase(store);
      continue;
    }
    const ids = store.writeCopy(() => [
      ...takeRecords(store, page, appVersion),
      ...(last ? finish(store, page) : advance(store, page)),
    ]);
    progressed(readMeta(store, 'bootstrap') ?? null);
    if (ids.length > 0) changed(ids);
    if (last) return { ok: true, answer: null };
  }
}

function advance(store: Store, page: BootstrapAnswer): string[] {
  const progress = readMeta(store, 'bootstrap');
  writeMeta(store, 'bootstrap', {
    epoch: page.epoch,
    // The first page's: what changes while the others are fetched comes by pulling from there.
    cursor: progress?.cursor ?? page.cursor,
    after: page.next ?? '',
    done: (progress?.done ?? 0) + page.records.length,
    total: page.total,
  });
  return [];
}

function finish(store: Store, page: BootstrapAnswer): string[] {
  writeMeta(store, 'cursor', readMeta(store, 'bootstrap')?.cursor ?? page.cursor);
  writeMeta(store, 'epoch', page.epoch);
  clearMeta(store, 'bootstrap');
  if ((readMeta(store, 'scope') ?? null) !== null) {
    const kept = [...articlesWorkedOn(store), ...(readMeta(store, 'opened') ?? [])];
    renewGeneration(store, kept);
    want(store, kept);
  }
  const ids = [...dropOlderGenerations(store), ...lowerBaseRevisions(store)];
  project(store, ids);
  return ids;
}

// After a restore a record can have a lower revision than the one an edit was based on, which no server can compare.
function lowerBaseRevisions(store: Store): string[] {
  const lowered: string[] = [];
  for (const row of outboxRows(store, `state <> 'sending'`)) {
    const { edit } = row;
    const revision = baseOf(store, edit.id)?.revision;
    if (edit.action === 'create' || revision === undefined) continue;
    if (edit.baseRevision <= revision) continue;
    rewriteInOutbox(store, { ...row, before: null, edit: { ...edit, baseRevision: revision } });
    lowered.push(edit.id);
  }
  return lowered;
}

import type { DeskStatus } from '#desktop/ipc/replica-views.ts';
import type { Words } from '#desktop/words/english.ts';

/** What there is to say below the connection: what is fetched, what waits, what failed. */
export function statusLines(
  { sync }: Words,
  status: DeskStatus | undefined,
): readonly { readonly text: string; readonly urgent: boolean }[] {
  if (status === undefined) return [];
  const { waiting, failed, conflicts, bootstrap } = status;
  const lines = [
    bootstrap === null
      ? null
      : { text: sync.fetching(bootstrap.done, bootstrap.total), urgent: false },
    waiting > 0 ? { text: sync.waiting(waiting), urgent: false } : null,
    conflicts > 0 ? { text: sync.conflicts(conflicts), urgent: true } : null,
    failed > 0 ? { text: sync.failed(failed), urgent: true } : null,
  ].filter((line) => line !== null);
  return lines.length === 0 ? [{ text: sync.nothingWaiting, urgent: false }] : lines;
}

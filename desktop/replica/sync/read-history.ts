import type { PullContext } from './pull-changes.ts';
import { namesWithin } from '../reads/names-within.ts';
import type { HistoryPage } from '#desktop/ipc/replica-calls.ts';
import type { HistoryRequest } from '#shared/sync/protocol.ts';

/** Asks the server what became of a record, page by page. */
export async function readHistory(
  { store, transport }: Pick<PullContext, 'store' | 'transport'>,
  request: HistoryRequest,
  signal: AbortSignal,
): Promise<HistoryPage> {
  const answered = await transport.history(request, signal);
  if (!answered.ok) return { ok: false, message: answered.message };
  const { changes, more } = answered.answer;
  return {
    ok: true,
    changes: changes.map(({ id, reverts: _reverts, ...change }) => ({
      ...change,
      key: `change ${id}`,
      state: 'saved',
    })),
    more,
    names: namesWithin(store, changes),
  };
}

import { z } from 'zod';
import type { EngineState } from './sync/session.ts';
import { readMeta } from './store/meta.ts';
import type { Store } from './store/store.ts';
import type { DeskStatus } from '#desktop/ipc/replica-views.ts';

const countsRow = z.object({
  waiting: z.number(),
  failed: z.number(),
  others: z.number(),
  conflicts: z.number(),
});

/** What every window shows about the desk; who one is and may do is known offline from the server's last answer. */
export function readStatus(store: Store, server: string, state: EngineState): DeskStatus {
  const hello = readMeta(store, 'hello');
  const counts = store.first(
    `SELECT count(*) FILTER (WHERE state IN ('queued', 'sending')) AS waiting,
       count(*) FILTER (WHERE state NOT IN ('queued', 'sending')) AS failed,
       count(*) FILTER (WHERE state = 'queued' AND account_id <> ?) AS others,
       (SELECT count(*) FROM conflict) AS conflicts
     FROM outbox`,
    [readMeta(store, 'accountId') ?? null],
    countsRow,
  );
  const others = counts?.others ?? 0;
  const message =
    others === 0
      ? null
      : `${others} ${others === 1 ? 'edit was' : 'edits were'} saved by another account: sent when it signs in here again.`;
  return {
    connection: state.connection,
    message: state.message ?? message,
    notice: readMeta(store, 'notice') ?? null,
    server,
    account: hello?.account ?? null,
    mayEdit: hello?.mayEdit ?? true,
    editors: hello?.editors ?? [],
    waiting: counts?.waiting ?? 0,
    failed: counts?.failed ?? 0,
    conflicts: counts?.conflicts ?? 0,
    bootstrap: state.bootstrap,
    scope: readMeta(store, 'scope') ?? null,
    syncedAt: readMeta(store, 'syncedAt') ?? null,
  };
}

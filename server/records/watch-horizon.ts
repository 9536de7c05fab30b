import type pg from 'pg';

// A reader waits that much longer for a change behind an open transaction; one index is looked at.
const pause = 100;

/**
 * Makes a function to be called when changes were committed. Where an older transaction is still open the feed cannot
 * show them yet, and nothing is announced when that one ends without a change of its own: so `passed` is called each
 * time the horizon moves, until nothing waits any more. `failed` is told what ended a watch, as a lost connection does.
 */
export function createHorizonWatch(
  client: pg.Client,
  { passed, failed }: { passed: () => void; failed: (error: unknown) => void },
): () => void {
  let watching = false;
  let last: string | undefined;

  async function watch(): Promise<void> {
    const { rows } = await client.query<{ horizon: string; waiting: boolean }>(`
      select horizon::text, exists (select from changes where xid >= horizon) as waiting
      from pg_snapshot_xmin(pg_current_snapshot()) as horizon`);
    const [row] = rows;
    if (row !== undefined && last !== undefined && row.horizon !== last) passed();
    last = row?.horizon;
    if (row?.waiting !== true) {
      last = undefined;
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    await watch();
  }

  return () => {
    // Whatever is committed while it watches is seen by its next look.
    if (watching) return;
    watching = true;
    watch()
      .catch(failed)
      .finally(() => {
        watching = false;
        last = undefined;
      });
  };
}

import { z } from 'zod';
import { readMeta, writeMeta } from './meta.ts';
import { project } from './project.ts';
import type { Store } from './store.ts';
import { analyserVersion } from '#shared/text/analyse.ts';

const idRows = z.object({ id: z.string() });
const batch = 500;

/**
 * Projects every record anew where the projection was made by another version of the analyser, or by none: search terms,
 * sort keys and the columns that filters look into are all made from the records. Some at a time, each durable, and the
 * version last: a process killed on the way does it again from the beginning.
 */
export function reproject(store: Store): void {
  if (readMeta(store, 'analyserVersion') === analyserVersion) return;
  for (let after = ''; ;) {
    const ids = store.all(
      `SELECT id FROM (SELECT id FROM base UNION SELECT record_id AS id FROM outbox)
       WHERE id > ? ORDER BY id LIMIT ${batch}`,
      [after],
      idRows,
    );
    const last = ids.at(-1);
    if (last === undefined) break;
    store.write(() => {
      project(
        store,
        ids.map(({ id }) => id),
      );
    });
    after = last.id;
  }
  writeMeta(store, 'analyserVersion', analyserVersion);
}

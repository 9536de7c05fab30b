import { z } from 'zod';
import { keepBase } from './store/base-rows.ts';
import { project } from './store/project.ts';
import type { Store } from './store/store.ts';
import { applyEdit } from '#shared/edits/apply-edit.ts';
import type { Edit } from '#shared/edits/edit.ts';

/** Fills a store in which there is nothing yet with records, as if a server had sent them. `at` is a UTC instant. */
export function fillWithSample(store: Store, edits: readonly Edit[], at: string): void {
  store.write(() => {
    const held = store.first(
      'SELECT count(*) AS held FROM base',
      [],
      z.object({ held: z.number() }),
    );
    if ((held?.held ?? 0) > 0) return;
    const records = edits.flatMap((edit) => applyEdit(null, edit, { at, by: null }) ?? []);
    keepBase(store, records);
    project(
      store,
      records.map(({ id }) => id),
    );
  });
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { pageOf } from '#desktop/replica/reads/page-of.ts';
import { keepBase } from '#desktop/replica/store/base-rows.ts';
import { migrate } from '#desktop/replica/store/migrate.ts';
import { project } from '#desktop/replica/store/project.ts';
import { openStore } from '#desktop/replica/store/store.ts';
import { queryContract } from './query-contract.ts';

const row = z.object({ id: z.string() });

queryContract('SQLite', (records) => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-queries-'));
  const store = openStore(join(folder, 'replica.sqlite'));
  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  migrate(store);
  store.write(() => {
    keepBase(store, records);
    project(
      store,
      records.map(({ id }) => id),
    );
  });
  return Promise.resolve({
    list: (kind, filter, { field, direction }, page) => {
      const query = { filter, orderBy: field, direction, ...page };
      const { rows, total } = pageOf(store, kind, `${kind}.id AS id`, query, row);
      return Promise.resolve({ ids: rows.map(({ id }) => id), total });
    },
  });
});

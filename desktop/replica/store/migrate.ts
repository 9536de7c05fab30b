import { z } from 'zod';
import { firstSchema } from './first-schema.ts';
import { fourthSchema } from './fourth-schema.ts';
import { secondSchema } from './second-schema.ts';
import type { Store } from './store.ts';
import { thirdSchema } from './third-schema.ts';

/** The SQL that leads from each version of the file to the next: the first makes version 1. Never changed, only added to. */
export const migrations: readonly string[] = [firstSchema, secondSchema, thirdSchema, fourthSchema];

/** Whether the file can be used now; if not, one plain sentence for the editor. */
export type MigrationResult =
  | { readonly ok: true; readonly from: number }
  | { readonly ok: false; readonly message: string };

/**
 * Brings the file to the newest version. Each step commits together with its version number, so a process killed
 * between or within steps goes on where it was.
 */
export function migrate(store: Store, steps: readonly string[] = migrations): MigrationResult {
  const from = versionOf(store);
  if (from > steps.length) {
    const message =
      `The local data was written by a newer Verbatim (its version ${from}, this app knows up to ` +
      `${steps.length}). Nothing was changed: start the newer app, or update this one.`;
    return { ok: false, message };
  }
  for (let version = from; version < steps.length; version += 1) {
    store.write(() => {
      for (const statement of statementsOf(steps[version] ?? '')) store.run(statement, []);
      store.run(`PRAGMA user_version = ${version + 1}`, []);
    });
  }
  return { ok: true, from };
}

function versionOf(store: Store): number {
  const row = z.object({ user_version: z.number() });
  return store.first('PRAGMA user_version', [], row)?.user_version ?? 0;
}

// Statements are prepared one by one; none of the migrations has a semicolon within a statement.
function statementsOf(sql: string): string[] {
  return sql
    .replace(/^\s*--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

import { z } from 'zod';
import { eighthSchema } from './eighth-schema.ts';
import { eleventhSchema } from './eleventh-schema.ts';
import { fifthSchema } from './fifth-schema.ts';
import { firstSchema } from './first-schema.ts';
import { fourthSchema } from './fourth-schema.ts';
import { ninthSchema } from './ninth-schema.ts';
import { secondSchema } from './second-schema.ts';
import { seventhSchema } from './seventh-schema.ts';
import { sixthSchema } from './sixth-schema.ts';
import type { Store } from './store.ts';
import { tenthSchema } from './tenth-schema.ts';
import { thirdSchema } from './third-schema.ts';

/** The SQL that leads from each version of the file to the next: the first makes version 1. Never changed, only added to. */
export const migrations: readonly string[] = [
  firstSchema,
  secondSchema,
  thirdSchema,
  fourthSchema,
  fifthSchema,
  sixthSchema,
  seventhSchema,
  eighthSchema,
  ninthSchema,
  tenthSchema,
  eleventhSchema,
];

/**
 * Brings the file to the newest version and answers the one it had. Each step commits together with its version number,
 * so a process killed between or within steps goes on where it was. A file of a newer version stays as it is.
 */
export function migrate(store: Store, steps: readonly string[] = migrations): number {
  const from = versionOf(store);
  for (let version = from; version < steps.length; version += 1) {
    store.write(() => {
      for (const statement of statementsOf(steps[version] ?? '')) store.run(statement, []);
      store.run(`PRAGMA user_version = ${version + 1}`, []);
    });
  }
  return from;
}

/** Which version a file has; 0 for a new one. */
export function versionOf(store: Store): number {
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

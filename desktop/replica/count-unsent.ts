import { existsSync } from 'node:fs';
import Database from 'libsql';
import { z } from 'zod';

const countSchema = z.object({ unsent: z.number() });

/** How many edits a desk's file holds that no server has: waiting, failed and in conflict. Null when it cannot be read. */
export function countUnsent(path: string): number | null {
  if (!existsSync(path)) return 0;
  try {
    const database = new Database(path, { readonly: true });
    try {
      const row: unknown = database
        .prepare('SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM conflict) AS unsent')
        .get();
      return countSchema.parse(row).unsent;
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}

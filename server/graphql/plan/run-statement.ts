import type { Database } from '#server/database/connection.ts';
import type { Plans } from './plans.ts';
import type { Statement } from './template.ts';

/** A row of a plan's statement; `value` is JSON. */
export interface PlanRow {
  readonly id?: string;
  readonly value: string;
}

/** Sends a plan's statement, prepared under a name where it is asked often. */
export async function runStatement(
  database: Database,
  plans: Plans,
  statement: Statement,
): Promise<readonly PlanRow[]> {
  const name = plans.nameOf(statement.text);
  // Not through Drizzle, which has nothing to do here but to hand on text that it made before.
  const client: {
    query(config: Statement & { name?: string }): Promise<{ rows: PlanRow[] }>;
  } = database.$client;
  const { rows } = await client.query(name === undefined ? statement : { ...statement, name });
  return rows;
}

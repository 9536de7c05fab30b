import { sql } from 'drizzle-orm';
import type { Database } from '#server/database/connection.ts';
import { changes } from '#server/database/schema.ts';
import { performEditsIn } from '#server/records/perform-edit.ts';
import { sampleEdits } from '#shared/sample-desk/sample-edits.ts';

/** What the sample desk is loaded with. */
export interface SampleDeskContext {
  readonly db: Database;
  readonly clock: () => Date;
  readonly log: { error(details: object, message: string): void };
}

/**
 * Fills a desk on which nobody ever changed anything with a few sample records, through the write path; answers
 * whether it did. All of it is one transaction, so a server that is killed meanwhile starts over at its next start.
 */
export async function loadSampleDesk(context: SampleDeskContext): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    // Servers that start together take turns; whoever comes second finds changes. Readers are not held up.
    await tx.execute(sql`lock table ${changes} in share row exclusive mode`);
    if ((await tx.$count(changes)) > 0) return false;
    const requests = sampleEdits().map((edit) => ({ edit, options: { via: 'sample' } as const }));
    const outcomes = await performEditsIn(tx, { ...context, account: null }, requests);
    const refused = outcomes.find(({ outcome }) => outcome !== 'applied');
    if (refused !== undefined) throw new Error(`sample: ${JSON.stringify(refused)}`);
    return true;
  });
}

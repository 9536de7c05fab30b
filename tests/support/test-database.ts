import { afterAll, inject } from 'vitest';
import { openDatabase, type OpenDatabase } from '#server/database/connection.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

/** A migrated, empty database of this test file, dropped after its last test. */
export async function testDatabase(): Promise<OpenDatabase & { readonly database: TestDatabase }> {
  const database = await createTestDatabase(inject('cluster'));
  const open = openDatabase(database.connection, { maxConnections: 25 });
  afterAll(async () => {
    await open.close();
    await database.drop();
  });
  return { ...open, database };
}

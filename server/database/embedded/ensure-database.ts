import pg from 'pg';
import type { EmbeddedConnection } from './embedded-postgres.ts';

/** The database of an embedded cluster. */
export const databaseName = 'verbatim';

/** Makes the connection's database if it is missing; rejects when PostgreSQL does not answer. */
export async function ensureDatabase(connection: EmbeddedConnection): Promise<void> {
  const client = new pg.Client({
    ...connection,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });
  // A connection cut while in use rejects the query too; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    const found = await client.query('select 1 from pg_database where datname = $1', [
      connection.database,
    ]);
    if (found.rowCount === 0)
      await client.query(`create database ${pg.escapeIdentifier(connection.database)}`);
  } finally {
    await client.end();
  }
}

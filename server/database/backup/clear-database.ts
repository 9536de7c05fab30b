import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import * as schema from '../schema.ts';
import { BackupRefused } from './manifest.ts';

const ours: ReadonlySet<string> = new Set(
  Object.values(schema).flatMap((part) => (is(part, PgTable) ? [getTableName(part)] : [])),
);

// Extensions and what belongs to them stay: only an administrator of PostgreSQL could put them back.
const dropAll = `
do $$
declare dropping text;
begin
  for dropping in
    select format('drop table if exists %s cascade', c.oid::regclass) from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    union all
    select format('drop routine if exists %s cascade', p.oid::regprocedure) from pg_proc p
    where p.pronamespace = current_schema()::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all
    select format('drop type if exists %s cascade', t.oid::regtype) from pg_type t
    where t.typnamespace = current_schema()::regnamespace and t.typtype in ('e', 'd')
      and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e')
  loop
    execute dropping;
  end loop;
end $$`;

/**
 * Makes room for a restored desk inside the transaction that restores it. Refuses a database with records or accounts
 * unless they are to be replaced, and one with tables that are not Verbatim's in any case.
 */
export async function clearDatabase(client: pg.Client, replace: boolean): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname::text as name from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  );
  const strange = rows.filter(({ name }) => !ours.has(name)).map(({ name }) => name);
  if (strange.length > 0) {
    throw new BackupRefused(
      `The database holds tables that are not Verbatim's (${strange.join(', ')}): restore into a database of its own.`,
    );
  }
  if (
    !replace &&
    (await isUsed(
      client,
      rows.map(({ name }) => name),
    ))
  ) {
    throw new BackupRefused(
      'There is a desk here already: add --replace to delete everything on it, or restore into another data directory or database.',
    );
  }
  await client.query(dropAll);
  await client.query('drop schema if exists drizzle cascade');
}

async function isUsed(client: pg.Client, tables: readonly string[]): Promise<boolean> {
  for (const table of ['changes', 'accounts']) {
    if (!tables.includes(table)) continue;
    const found = await client.query(`select from ${table} limit 1`);
    if (found.rows.length > 0) return true;
  }
  return false;
}

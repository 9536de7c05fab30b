import type pg from 'pg';
import { BackupRefused, type BackupHead } from './manifest.ts';

interface TableRow {
  readonly name: string;
  readonly columns: readonly string[];
  readonly needs: readonly string[];
}

// Tables that need not outlive a crash (unlogged) need not outlive a move either, and those of extensions are theirs.
// Computed columns are computed again. Transaction ids mean nothing elsewhere, and one from a busier cluster would lie
// in the future there, where the change feed would not find it: restored rows get that of the restoring transaction.
const query = `
  select c.relname::text as name,
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        and a.atttypid <> 'xid8'::regtype
      order by a.attnum) as columns,
    array(select distinct r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid
      where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = current_schema() and c.relkind = 'r' and c.relpersistence = 'p'
    and not exists (select from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by c.relname`;

/**
 * The desk's tables and what to copy of them, each after those that it refers to; read from the database itself, so
 * that no new table can be forgotten.
 */
export async function deskTables(client: pg.Client): Promise<BackupHead['tables']> {
  const { rows } = await client.query<TableRow>(query);
  const ordered: BackupHead['tables'] = [];
  const waiting = new Map(rows.map((row) => [row.name, row]));
  // Ends: each round takes at least one table out, or finds that none can be.
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(
      (row) => !row.needs.some((name) => waiting.has(name)),
    );
    if (free.length === 0) {
      const names = [...waiting.keys()].join(', ');
      throw new BackupRefused(`The tables ${names} refer to one another in a circle.`);
    }
    for (const { name, columns } of free) {
      ordered.push({ name, columns: [...columns] });
      waiting.delete(name);
    }
  }
  return ordered;
}

import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import type { Account } from '#server/accounts/account.ts';
import type { Database } from '#server/database/connection.ts';
import { renewEpoch } from '#server/database/ensure-desk.ts';
import { bootstrapPage } from '#server/records/bootstrap-page.ts';
import { answerSync } from '#server/http/sync/answer-sync.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import type { VirtualTime } from './virtual-time.ts';

/** An answer as it crosses the virtual network. */
export interface Reply {
  readonly status: number;
  /** JSON. */
  readonly text: string;
}

/** A row of the change log. */
export interface LoggedRow {
  readonly clientId: string | null;
  readonly sequence: number | null;
  readonly text: string;
}

/** The real write path and the real reads over a real database; only HTTP is left out. */
export interface SimulatedServer {
  readonly answer: (path: string, account: Account, body: unknown) => Promise<Reply>;
  readonly records: () => Promise<Map<string, AnyRecord>>;
  readonly log: () => Promise<LoggedRow[]>;
  readonly backUp: () => Promise<void>;
  /** Puts the last backup in the place of the database, as `verbatim restore` does. */
  readonly restore: () => Promise<void>;
  /** Leaves an empty desk. */
  readonly empty: () => Promise<void>;
  /** Begins a transaction that stays open; answers how to end it. */
  readonly openTransaction: () => Promise<() => Promise<void>>;
}

/** Makes a server on a migrated database that nothing else uses. */
export async function simulatedServer(db: Database, time: VirtualTime): Promise<SimulatedServer> {
  const services = {
    db,
    clock: () => new Date(time.now()),
    log: pino({ level: 'silent' }),
    writeEnded: () => Promise.resolve(),
  };
  const tables = await contentTables(db);
  const empty = async (): Promise<void> => {
    await db.execute(sql.raw(`truncate ${tables.map(({ name }) => name).join(', ')}`));
    await renewEpoch(db);
  };
  const inOneGo = (statements: readonly string[]): Promise<void> =>
    db.transaction(async (tx) => {
      // Rows come back in any order of their tables.
      await tx.execute(sql`set local session_replication_role = replica`);
      for (const statement of statements) await tx.execute(sql.raw(statement));
    });
  return {
    answer: async (path, account, body) => {
      const replied = await answerSync(
        { path, account, read: (schema) => Promise.resolve(schema.parse(body)) },
        services,
      );
      if (replied.reply === 'told') throw new Error('The server answered nothing.');
      return replied.reply === 'answer'
        ? { status: 200, text: JSON.stringify(replied.body) }
        : { status: replied.status, text: JSON.stringify({ error: replied.error }) };
    },
    records: async () => {
      const records = new Map<string, AnyRecord>();
      let after: string | null = null;
      do {
        const page = await bootstrapPage(db, { after, limit: 500, scope: null });
        for (const record of page.records) records.set(record.id, record);
        after = page.next;
      } while (after !== null);
      return records;
    },
    log: async () => {
      const { rows } = await db.execute<{
        client_id: string | null;
        sequence: string | null;
        text: string;
      }>(sql`select client_id, sequence::text,
        concat(before::text, after::text, submitted::text) as text from changes order by id`);
      return rows.map(({ client_id: clientId, sequence, text }) => ({
        clientId,
        sequence: sequence === null ? null : Number(sequence),
        text,
      }));
    },
    backUp: () =>
      inOneGo(
        tables.flatMap(({ name }) => [
          `drop table if exists backup.${name}`,
          `create unlogged table backup.${name} as table public.${name}`,
        ]),
      ),
    restore: async () => {
      await inOneGo([
        `truncate ${tables.map(({ name }) => name).join(', ')}`,
        ...tables.map(
          ({ name, columns }) =>
            `insert into public.${name} (${columns}) overriding system value
             select ${columns} from backup.${name}`,
        ),
      ]);
      await renewEpoch(db);
    },
    empty,
    openTransaction: async () => {
      let end = (): void => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      let transaction: Promise<void> = Promise.resolve();
      await new Promise<void>((opened, failed) => {
        transaction = db.transaction(async (tx) => {
          // With an id of its own, all that commits later is behind it for those who read the log.
          await tx.execute(sql`select pg_current_xact_id()`);
          opened();
          await ended;
        });
        transaction.catch(failed);
      });
      return async () => {
        end();
        await transaction;
      };
    },
  };
}

interface Table {
  readonly name: string;
  /** Those that can be written. */
  readonly columns: string;
}

async function contentTables(db: Database): Promise<Table[]> {
  await db.execute(sql`create schema if not exists backup`);
  const { rows } = await db.execute<{ name: string; columns: string }>(sql`
    select quote_ident(table_name) as name,
      string_agg(quote_ident(column_name), ', ') as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
      and table_name !~ '^(account|desk$|__|drizzle)'
    group by table_name order by table_name`);
  return rows.map(({ name, columns }) => ({ name, columns }));
}

import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import type { BackupHead } from './manifest.ts';

/** Feeds rows into PostgreSQL, one table after the other. */
export interface TableWriter {
  /** Takes rows of a table in the text format of COPY, cut anywhere; another table than before ends that one. */
  write(table: string, bytes: Buffer): Promise<void>;
  /** Ends the last table. */
  end(): Promise<void>;
  /** Gives up in the middle of a table, so that the connection takes a rollback. */
  abort(): void;
  /** How many rows PostgreSQL says that it took of a table. */
  written(table: string): number;
}

interface Current {
  readonly table: string;
  readonly stream: CopyStreamQuery;
  /** Rejects when PostgreSQL refuses the rows; never resolves. */
  readonly failure: Promise<never>;
}

/** Makes a writer of the tables that a backup's head names. */
export function tableWriter(client: pg.Client, head: BackupHead): TableWriter {
  const columns = new Map(head.tables.map((table) => [table.name, table.columns]));
  const counts = new Map<string, number>();
  let current: Current | undefined;

  function begin(table: string): Current {
    const list = (columns.get(table) ?? []).map((column) => pg.escapeIdentifier(column)).join(', ');
    const target = `${pg.escapeIdentifier(table)} (${list})`;
    const stream = client.query(
      copyFrom(`copy ${target} from stdin with (format text, encoding 'UTF8')`),
    );
    const failure = new Promise<never>((_resolve, reject) => {
      stream.on('error', reject);
    });
    // It is looked at only while something is written.
    failure.catch(() => {});
    return { table, stream, failure };
  }

  async function end(): Promise<void> {
    if (current === undefined) return;
    const { table, stream } = current;
    stream.end();
    await finished(stream);
    counts.set(table, stream.rowCount);
    current = undefined;
  }

  return {
    async write(table, bytes) {
      if (current?.table !== table) {
        await end();
        current = begin(table);
      }
      const { stream, failure } = current;
      const taken = new Promise<void>((resolve, reject) => {
        stream.write(bytes, (error) => (error == null ? resolve() : reject(error)));
      });
      await Promise.race([taken, failure]);
    },
    end,
    abort() {
      if (current !== undefined && current.stream.errored === null)
        current.stream.destroy(new Error('The backup cannot be read to its end.'));
      current = undefined;
    },
    written: (table) => counts.get(table) ?? 0,
  };
}

import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { backUp } from '#server/database/backup/back-up.ts';
import type { BackupContent, BackupResult } from '#server/database/backup/manifest.ts';
import { verifyBackup } from '#server/database/backup/verify-backup.ts';
import { loadConfig } from '../config.ts';
import { readVersion } from '../version.ts';
import { useDatabase } from './use-database.ts';

/** Writes the desk into a file, or checks one that was written; answers the exit code. */
export async function backUpDesk(name: string, { verify }: { verify: boolean }): Promise<number> {
  const file = resolve(name);
  const result = verify ? await verifyBackup(file) : await makeBackup(file);
  if (!result.ok) {
    console.error(result.message);
    return 1;
  }
  const { size } = await stat(file);
  const said = verify ? 'is whole' : 'was written';
  console.log(`${file} ${said}: ${describeContent(result)}, ${describeSize(size)}.`);
  return 0;
}

/** What is in a backup, in one phrase. */
export function describeContent({ head, tables }: BackupContent): string {
  const of = (table: string) => tables.find(({ name }) => name === table)?.rows ?? 0;
  return `${of('articles')} articles, ${of('quotes')} quotes, ${of('actors')} actors and ${of('changes')} changes of ${head.createdAt}`;
}

async function makeBackup(file: string): Promise<BackupResult> {
  const loaded = loadConfig();
  if (!loaded.ok) return loaded;
  const version = await readVersion();
  return useDatabase(loaded.config, { beside: true, create: false }, (connection) =>
    backUp({ connection, file, version, clock: () => new Date() }),
  );
}

function describeSize(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

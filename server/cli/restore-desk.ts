import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { restoreBackup } from '#server/database/backup/restore-backup.ts';
import { loadConfig } from '../config.ts';
import { describeContent } from './back-up-desk.ts';
import { useDatabase } from './use-database.ts';

/** Puts the desk of a backup into the database; answers the exit code. */
export async function restoreDesk(
  name: string,
  { replace }: { replace: boolean },
): Promise<number> {
  const loaded = loadConfig();
  if (!loaded.ok) return fail(loaded.message);
  const file = resolve(name);
  // Asked first: a database need not be made for a file that is not there.
  if (!(await exists(file))) return fail(`There is no file ${file}.`);
  const result = await useDatabase(loaded.config, { beside: false, create: true }, (connection) =>
    restoreBackup({ connection, file, replace }),
  );
  if (!result.ok) return fail(result.message);
  console.log(`Restored ${describeContent(result)}.`);
  const tokenFile = join(loaded.config.dataDir, 'admin-token');
  console.log(
    (await exists(tokenFile))
      ? `Accounts and tokens are those of the backup: ${tokenFile} signs in only if it belongs to them.`
      : 'Accounts and tokens are those of the backup; "npx verbatim account add --role admin NAME" makes another administrator.',
  );
  return 0;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function fail(message: string): number {
  console.error(message);
  return 1;
}

import { rm, writeFile, access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Database } from '#server/database/connection.ts';
import { accounts } from '#server/database/schema.ts';
import { createAccount } from './create-account.ts';
import { createToken } from './tokens.ts';

/** What became of the first administrator: `message` is a line to log where there is something to say. */
export type FirstAdmin =
  | { readonly status: 'created'; readonly tokenFile: string; readonly message: string }
  | { readonly status: 'present'; readonly tokenFile: string }
  | { readonly status: 'token_missing'; readonly tokenFile: string; readonly message: string };

/**
 * At the first start makes the account `admin` and writes its token to `<data dir>/admin-token`, readable by its
 * owner only. Later starts change nothing: a lost file is not made again silently, because whoever deleted it may
 * have wanted it gone.
 */
export async function ensureFirstAdmin(db: Database, dataDir: string): Promise<FirstAdmin> {
  const tokenFile = join(dataDir, 'admin-token');
  await mkdir(dataDir, { recursive: true });
  const created = await db.transaction(async (tx) => {
    // Two servers that start together on one database must not make two administrators.
    await tx.execute(sql`lock table ${accounts} in share row exclusive mode`);
    if ((await tx.$count(accounts)) > 0) return false;
    const result = await createAccount(tx, { name: 'admin', email: null, role: 'admin' });
    if (!result.ok) throw new Error(result.error.message);
    const token = await createToken(tx, { accountId: result.account.id, label: 'first start' });
    // Before the commit: an account whose token was never written could not be entered. A file whose account was
    // never committed is only replaced at the next start.
    await rm(tokenFile, { force: true });
    await writeFile(tokenFile, `${token}\n`, { mode: 0o600, flag: 'wx' });
    return true;
  });
  if (created) {
    const message = `Made the account "admin"; its token is in ${tokenFile}`;
    return { status: 'created', tokenFile, message };
  }
  if (await exists(tokenFile)) return { status: 'present', tokenFile };
  const message = `There is no ${tokenFile}: if its token is lost, make a new account with "npx verbatim account add --role admin NAME"`;
  return { status: 'token_missing', tokenFile, message };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

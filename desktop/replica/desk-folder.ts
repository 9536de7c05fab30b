import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The SQLite file of the desk at a server's address, below the profile's folder of desks; makes its folder. One
 * desk per address and profile: the account is not part of the name, since it is not known before the server answers,
 * which it may not do for days. Edits carry the account that saved them instead.
 */
export function deskFile(desks: string, server: string): string {
  const name = createHash('sha256').update(server).digest('hex').slice(0, 16);
  const folder = join(desks, name);
  // Only for its owner: drafts are nobody else's business.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, 'replica.sqlite');
}

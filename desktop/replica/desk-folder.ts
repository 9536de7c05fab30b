import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

// The account is not known before the server answers, which it may not do for days: until then the file of whoever was
// signed in last is open.
const listSchema = z.object({
  current: z.string(),
  /** The file of each account by the account's id. */
  files: z.record(z.string(), z.string()),
});
type List = z.infer<typeof listSchema>;

// Whoever signs in first on a new desk takes over what was saved there before anybody had.
const firstFile = 'replica.sqlite';

/** The desks of one server below the profile's folder of desks: a file of local data for each account. */
export interface DeskFolder {
  /** The SQLite file of the account that was signed in last. */
  readonly currentFile: () => string;
  /** The SQLite file of an account, which may not exist; of null whoever was signed in last. */
  readonly fileOf: (accountId: string | null) => string;
  /** The current file is this account's from now on. */
  readonly keepFor: (accountId: string) => void;
  /** From the next start on, the current file is this account's, which is a new one where it has none. */
  readonly changeTo: (accountId: string) => void;
}

/** The folder of a server's desks below the profile's folder of desks. `server` is its address without a path. */
function deskFolderOf(desks: string, server: string): string {
  return join(desks, createHash('sha256').update(server).digest('hex').slice(0, 16));
}

/** Opens the folder of a server's desks, and makes it where there is none. `server` is its address without a path. */
export function openDeskFolder(desks: string, server: string): DeskFolder {
  const folder = deskFolderOf(desks, server);
  // Only for its owner: drafts are nobody else's business.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'accounts.json');
  let list = readList(path);

  const write = (next: List): void => {
    const text = `${JSON.stringify(next, null, 2)}\n`;
    if (JSON.stringify(next) === JSON.stringify(list)) return;
    // Renamed when it is whole, so that a process killed on the way leaves the old one.
    writeFileSync(`${path}.new`, text, { flush: true });
    renameSync(`${path}.new`, path);
    list = next;
  };

  return {
    currentFile: () => join(folder, list.current),
    fileOf: (accountId) =>
      join(
        folder,
        accountId === null ? list.current : (list.files[accountId] ?? fileNameOf(accountId)),
      ),
    keepFor: (accountId) => write({ ...list, files: { ...list.files, [accountId]: list.current } }),
    changeTo: (accountId) => {
      const file = list.files[accountId] ?? fileNameOf(accountId);
      write({ current: file, files: { ...list.files, [accountId]: file } });
    },
  };
}

// Account ids come from a server: nothing but what an id is made of may become part of a path.
function fileNameOf(accountId: string): string {
  return `replica-${accountId.replaceAll(/[^0-9a-z-]/gu, '')}.sqlite`;
}

// A list that is lost or damaged costs nothing but the choice: each file knows whose it is.
function readList(path: string): List {
  try {
    return listSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { current: firstFile, files: {} };
  }
}

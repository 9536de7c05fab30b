import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** The number in the socket's name; nothing listens on it as a port. */
export const socketPort = 5432;

const socketName = `.s.PGSQL.${socketPort}`;
const temporaryPrefix = 'verbatim-socket-';

// Size of sun_path in sockaddr_un without its closing zero: unix(7) on Linux, 104 bytes in macOS's sys/un.h.
const socketPathBytes = process.platform === 'darwin' ? 103 : 107;

/**
 * The folder for the Unix socket: the cluster's own, which only its owner may enter, or a new private temporary
 * one where the socket's path would be longer than a socket may have. Undefined when even that is too long.
 */
export async function chooseSocketFolder(
  clusterFolder: string,
  owner: { readonly uid: number; readonly gid: number } | undefined,
): Promise<string | undefined> {
  if (fits(clusterFolder)) return clusterFolder;
  for (const parent of [tmpdir(), '/tmp']) {
    if (!fits(join(parent, `${temporaryPrefix}XXXXXX`))) continue;
    // mkdtemp makes it with mode 0700.
    const folder = await mkdtemp(join(parent, temporaryPrefix));
    if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
    return folder;
  }
  return undefined;
}

/**
 * Removes what a dead postmaster left of its socket: a temporary folder of {@link chooseSocketFolder} as a whole, in
 * the cluster's own the lock file, which names a process id that may be another's by now.
 */
export async function removeSocket(folder: string, clusterFolder: string): Promise<void> {
  if (folder === clusterFolder) await rm(join(folder, `${socketName}.lock`), { force: true });
  else if (basename(folder).startsWith(temporaryPrefix))
    await rm(folder, { recursive: true, force: true });
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, socketName)) <= socketPathBytes;
}

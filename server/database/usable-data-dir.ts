import { access, constants, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The real path of a folder that can be used, or one line of why it cannot. */
export type UsableFolder =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly message: string };

/** Makes the data directory if it is missing, and finds out whether this user can work in it. */
export async function usableDataDir(path: string): Promise<UsableFolder> {
  try {
    await makeFolder(resolve(path), 0o700);
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return { ok: true, path: await realpath(path) };
  } catch (error) {
    const reason = reasonOf(error);
    const message = `The data directory ${path} cannot be used (${reason}): give yourself the right to write there, or name another folder in VERBATIM_DATA_DIR.`;
    return { ok: false, message };
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'nothing can be written to that disk',
  ENOSPC: 'that disk is full',
  ENOTDIR: 'a file stands where a folder should',
  EEXIST: 'a file stands where a folder should',
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return reasons[code] ?? error.message;
}

/**
 * Makes a folder and those above it. Not by Node's own `recursive`: that never ends where the system says "no such
 * folder" of one whose parent exists, as under /proc. This ends: each call makes one folder or goes one up.
 */
export async function makeFolder(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, { mode });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    const parent = dirname(path);
    if (code !== 'ENOENT' || parent === path) throw error;
    await makeFolder(parent, mode);
    await mkdir(path, { mode });
  }
}

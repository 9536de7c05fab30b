import { readFile } from 'node:fs/promises';

/** A user of this machine by its numbers. */
export type MachineUser = { readonly uid: number; readonly gid: number };

/** The user "postgres" or else "nobody" of this machine; undefined where it has neither. */
export async function unprivilegedUser(): Promise<MachineUser | undefined> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    const uid = Number(fields?.[2]);
    const gid = Number(fields?.[3]);
    if (Number.isInteger(uid) && Number.isInteger(gid) && uid > 0) return { uid, gid };
  }
  return undefined;
}

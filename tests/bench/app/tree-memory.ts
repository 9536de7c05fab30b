import { readdir, readFile } from 'node:fs/promises';

/** The proportional set size (`Pss` of Linux's proc_pid_smaps_rollup) of a process and all below it, in bytes. */
export async function treeMemory(root: number): Promise<number> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    const id = Number(name);
    if (!Number.isInteger(id)) continue;
    const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => null);
    // The command's name, in brackets, may hold spaces and brackets itself.
    const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent !== undefined) parents.set(id, Number(parent));
  }
  const isBelow = (id: number | undefined): boolean =>
    id === root || (id !== undefined && id > 1 && isBelow(parents.get(id)));
  let total = 0;
  for (const id of [...parents.keys()].filter(isBelow)) {
    const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    total += Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024;
  }
  return total;
}

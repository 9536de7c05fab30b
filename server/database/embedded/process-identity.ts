import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * A text that tells one process from every other that ever had the same id, or undefined when none has it now.
 *
 * A process id alone fools: after a restart, and always in a container, small ids are handed out again.
 * Linux: boot id and start time in clock ticks since boot (field 22 of proc_pid_stat(5)), which a changed clock does not move.
 * Elsewhere: the start time the system tells.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'linux') return linuxIdentity(pid);
  try {
    const { stdout } = await (process.platform === 'win32'
      ? run('powershell', [
          '-NoProfile',
          '-Command',
          `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`,
        ])
      : // Always told in the same language and time zone, or the same process would seem another.
        run('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], { env: { LC_ALL: 'C', TZ: 'UTC' } }));
    return stdout.trim() === '' ? undefined : stdout.trim();
  } catch {
    return undefined;
  }
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function linuxIdentity(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const bootId = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    // The name in field 2 is in brackets and may hold spaces and brackets itself; field 3 follows the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie holds nothing any more; it only waits for its parent to notice.
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${bootId.trim()}/${fields[19] ?? ''}`;
  } catch {
    return undefined;
  }
}

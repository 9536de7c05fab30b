import type { Program } from './run-program.ts';
import type { MachineUser } from './unprivileged-user.ts';

/** As whom PostgreSQL's programs run, and where its programs and data lie for that user. */
export type Runner = {
  readonly ok: true;
  /** Folder with `initdb`, `postgres` and `pg_ctl`, reachable for the user they run as. */
  readonly binFolder: string;
  /** Folder of the data (PGDATA), reachable for that user; need not exist yet. */
  readonly clusterFolder: string;
  /** The user who must own the data, where that is not this process's own. */
  readonly owner?: MachineUser;
  /** What an administrator should know about it, one line; undefined in the ordinary case. */
  readonly note?: string;
  /** The program and arguments to start, so that it runs as that user. */
  program(path: string, args: readonly string[]): Program;
};

/** Runs PostgreSQL as the user of this process. */
export function ownUserRunner(binFolder: string, clusterFolder: string): Runner {
  return { ok: true, binFolder, clusterFolder, program: (path, args) => ({ command: path, args }) };
}

/**
 * Runs PostgreSQL in a user namespace in which root is an ordinary user.
 *
 * PostgreSQL refuses to run as root. In the namespace the kernel still lets it at root's files, also in a home
 * folder that nobody else may enter, so nothing is created or given away. `unshare` replaces itself with the
 * program: its process id and its signals are PostgreSQL's.
 *
 * @param unshare path or name of util-linux's `unshare`
 * @param user whom root is called in the namespace; initdb refuses an id that the machine has no name for
 */
export function namespaceRunner(
  unshare: string,
  user: MachineUser,
  binFolder: string,
  clusterFolder: string,
): Runner {
  return {
    ok: true,
    binFolder,
    clusterFolder,
    program: (path, args) => ({
      command: unshare,
      args: ['--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`, '--', path, ...args],
    }),
  };
}

/** Runs PostgreSQL as another user of this machine, who owns its data. */
export function otherUserRunner(
  user: MachineUser,
  binFolder: string,
  clusterFolder: string,
): Runner {
  return {
    ok: true,
    binFolder,
    clusterFolder,
    owner: user,
    program: (path, args) => ({ command: path, args, user }),
  };
}

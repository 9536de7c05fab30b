import { createHash } from 'node:crypto';
import { chmod, chown, cp, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import {
  embeddedFailure,
  embeddedPostgresFailure,
  type EmbeddedPostgresFailure,
} from './embedded-postgres.ts';
import { program, type PostgresBinaries } from './find-binaries.ts';
import { runProgram } from './run-program.ts';
import { otherUserRunner, type Runner } from './runner.ts';
import { unprivilegedUser, type MachineUser } from './unprivileged-user.ts';

/** What running as another user depends on; see `RunnerChoice`. */
export type OtherUserChoice = {
  readonly binaries: PostgresBinaries;
  readonly dataDir: string;
  readonly refuge: string;
  /** The user who owns the data, and where it lies, when it exists already. */
  readonly existing?: { readonly user: MachineUser; readonly cluster: string };
};

/**
 * Root's last resort: PostgreSQL as an existing user without rights.
 *
 * What that user cannot reach is put into the refuge: the programs as a copy, the data with a link to it from the
 * data directory. No user is created, and no folder of root's is opened to others.
 */
export async function chooseOtherUser(
  choice: OtherUserChoice,
): Promise<Runner | EmbeddedPostgresFailure> {
  const user = choice.existing?.user ?? (await unprivilegedUser());
  if (user === undefined)
    return notPossible('there is no user "postgres" or "nobody" on this machine');
  const binFolder = await reachablePrograms(choice, user);
  if (binFolder === undefined)
    return notPossible(`user id ${user.uid} cannot run ${choice.binaries.binFolder}`);
  if (choice.existing !== undefined)
    return otherUserRunner(user, binFolder, choice.existing.cluster);

  const place = join(choice.dataDir, 'postgres');
  const inPlace = await isEnterable(choice.dataDir, user);
  const cluster = inPlace ? place : await refugeFor(choice);
  if (!inPlace) {
    // Left over from a start that ended before the cluster was made.
    await rm(place, { force: true });
    await symlink(cluster, place);
  }
  return {
    ...otherUserRunner(user, binFolder, cluster),
    note: `PostgreSQL does not run as root and user namespaces are not available here, so it runs as user id ${user.uid}; its data is in ${cluster}, which other programs of that user can read.`,
  };
}

async function reachablePrograms(
  choice: OtherUserChoice,
  user: MachineUser,
): Promise<string | undefined> {
  const { binaries, refuge } = choice;
  if (await isRunnable(binaries.binFolder, user)) return binaries.binFolder;
  if (binaries.movableFolder === undefined) return undefined;
  const copy = join(refuge, binaries.label);
  if (!(await isRunnable(join(copy, 'bin'), user))) {
    // Copied aside and renamed, so that a start that was cut short leaves no half of it under the real name.
    const draft = `${copy}.${process.pid}`;
    await openFolder(refuge);
    await rm(draft, { recursive: true, force: true });
    await cp(binaries.movableFolder, draft, { recursive: true, verbatimSymlinks: true });
    await rm(copy, { recursive: true, force: true });
    await rename(draft, copy);
  }
  return (await isRunnable(join(copy, 'bin'), user)) ? join(copy, 'bin') : undefined;
}

async function refugeFor(choice: OtherUserChoice): Promise<string> {
  const key = createHash('sha256').update(choice.dataDir).digest('hex').slice(0, 16);
  const folder = join(choice.refuge, key);
  await openFolder(choice.refuge);
  await openFolder(folder);
  return join(folder, 'postgres');
}

// Others may pass through but only root may write, so nobody can put another folder in the data's place.
async function openFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await chown(path, 0, 0);
  await chmod(path, 0o755);
}

async function isRunnable(binFolder: string, user: MachineUser): Promise<boolean> {
  const { ok } = await runProgram({
    command: join(binFolder, program('postgres')),
    args: ['--version'],
    user,
  });
  return ok;
}

async function isEnterable(folder: string, user: MachineUser): Promise<boolean> {
  const { ok } = await runProgram({
    command: '/bin/sh',
    args: ['-c', 'test -x "$1"', 'sh', folder],
    user,
  });
  return ok;
}

function notPossible(reason: string): EmbeddedPostgresFailure {
  return embeddedFailure(
    embeddedPostgresFailure.rootNotPossible,
    `PostgreSQL does not run as root, user namespaces are not available here, and ${reason}: run Verbatim as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

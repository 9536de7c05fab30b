import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  embeddedFailure,
  embeddedPostgresFailure,
  type EmbeddedPostgresFailure,
} from './embedded-postgres.ts';
import { program, type PostgresBinaries } from './find-binaries.ts';
import { chooseOtherUser } from './other-user.ts';
import { runProgram, tellingLine } from './run-program.ts';
import { namespaceRunner, ownUserRunner, type Runner } from './runner.ts';
import { unprivilegedUser } from './unprivileged-user.ts';

/** What choosing a runner depends on; `dataDir` is an existing, absolute folder. */
export type RunnerChoice = {
  readonly binaries: PostgresBinaries;
  readonly dataDir: string;
  /** Path or name of util-linux's `unshare`. */
  readonly unshare: string;
  /** Folder root may make, that every user can reach, for programs and data of the last resort. */
  readonly refuge: string;
};

/**
 * Decides as whom PostgreSQL runs: the user of this process; for root, the user who already owns the data, else root
 * in a user namespace, else an existing user without rights.
 */
export async function chooseRunner(
  choice: RunnerChoice,
): Promise<Runner | EmbeddedPostgresFailure> {
  const { binaries, dataDir, refuge } = choice;
  const place = join(dataDir, 'postgres');
  const cluster = await realpath(place).catch(() => undefined);
  const owner = cluster === undefined ? undefined : await stat(cluster);

  if (process.getuid?.() !== 0) {
    if (owner !== undefined && process.getuid !== undefined && owner.uid !== process.getuid()) {
      return embeddedFailure(
        embeddedPostgresFailure.dataDirUnusable,
        `The database in ${place} belongs to another user (id ${owner.uid}): start Verbatim as that user, or name another folder in VERBATIM_DATA_DIR.`,
      );
    }
    const runner = ownUserRunner(binaries.binFolder, cluster ?? place);
    return (await brokenBinaries(runner)) ?? runner;
  }

  if (cluster !== undefined && owner !== undefined && owner.uid !== 0) {
    return chooseOtherUser({
      binaries,
      dataDir,
      refuge,
      existing: { user: { uid: owner.uid, gid: owner.gid }, cluster },
    });
  }
  const runner = await workingNamespace(choice, cluster ?? place);
  if (runner !== undefined) return runner;
  if (cluster !== undefined) {
    return embeddedFailure(
      embeddedPostgresFailure.rootNotPossible,
      `PostgreSQL does not run as root, user namespaces are not available here, and ${cluster} belongs to root: run Verbatim as an ordinary user who owns it, or set DATABASE_URL.`,
    );
  }
  return chooseOtherUser({ binaries, dataDir, refuge });
}

async function workingNamespace(
  { binaries, dataDir, unshare }: RunnerChoice,
  clusterFolder: string,
): Promise<Runner | undefined> {
  const user = await unprivilegedUser();
  if (user === undefined) return undefined;
  const runner = namespaceRunner(unshare, user, binaries.binFolder, clusterFolder);
  const works = await runProgram(
    runner.program('/bin/sh', [
      '-c',
      'test -w "$1" && exec "$2" --version',
      'sh',
      dataDir,
      join(binaries.binFolder, program('postgres')),
    ]),
  );
  return works.ok ? runner : undefined;
}

async function brokenBinaries(runner: Runner): Promise<EmbeddedPostgresFailure | undefined> {
  const path = join(runner.binFolder, program('postgres'));
  const tried = await runProgram(runner.program(path, ['--version']));
  if (tried.ok) return undefined;
  return embeddedFailure(
    embeddedPostgresFailure.binariesBroken,
    `${path} does not run on this system (${tellingLine(tried.output)}): install what it lacks, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

import { randomBytes } from 'node:crypto';
import { appendFile, chown, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  embeddedFailure,
  embeddedPostgresFailure,
  type EmbeddedPostgresFailure,
} from './embedded-postgres.ts';
import { program } from './find-binaries.ts';
import { runProgram, tellingLine } from './run-program.ts';
import type { Runner } from './runner.ts';

/** The superuser of an embedded cluster. */
export const clusterUser = 'verbatim';

// In postgresql.conf and not on the command line, so that an administrator can change them there.
const settings = `
# Set by Verbatim when it made this cluster, for a small desk; change them as you like.
max_connections = 50
shared_buffers = '128MB'
timezone = 'UTC'
log_timezone = 'UTC'
log_checkpoints = off
cluster_name = 'verbatim'
`;

/** How to make a cluster; `authArgs` are initdb's options on who may connect how. */
export type InitCluster = {
  readonly runner: Runner;
  /** Major version of the programs. */
  readonly major: number;
  readonly authArgs: readonly string[];
  /** False only for a cluster that may be lost, in tests. */
  readonly sync: boolean;
};

/**
 * The major version that made a cluster, or undefined where there is none.
 *
 * `PG_VERSION` is the version written down: initdb puts it there, and no other file could disagree with the data.
 */
export async function clusterMajor(clusterFolder: string): Promise<number | undefined> {
  const text = await readFile(join(clusterFolder, 'PG_VERSION'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number.parseInt(text, 10);
}

/**
 * Makes a cluster: UTF-8, checksums, the same order of text on every machine.
 *
 * It is made under another name and renamed when complete, so a start that was killed leaves nothing that looks like
 * a cluster, and an initdb that outlived its server cannot write into the next one's.
 */
export async function initCluster(init: InitCluster): Promise<EmbeddedPostgresFailure | undefined> {
  const { runner } = init;
  const parent = dirname(runner.clusterFolder);
  const draftPrefix = `${basename(runner.clusterFolder)}.new-`;
  for (const name of await readdir(parent)) {
    if (name.startsWith(draftPrefix))
      await rm(join(parent, name), { recursive: true, force: true });
  }
  const draft = join(parent, draftPrefix + randomBytes(6).toString('hex'));
  const initdb = join(runner.binFolder, program('initdb'));
  let output = '';
  for (const locale of ['C.UTF-8', 'C']) {
    await mkdir(draft, { mode: 0o700 });
    if (runner.owner !== undefined) await chown(draft, runner.owner.uid, runner.owner.gid);
    const args = [
      '--pgdata',
      draft,
      '--username',
      clusterUser,
      '--encoding=UTF8',
      '--data-checksums',
    ];
    const made = await runProgram(
      runner.program(initdb, [
        ...args,
        ...localeArgs(init.major, locale),
        ...init.authArgs,
        ...(init.sync ? [] : ['--no-sync']),
      ]),
    );
    if (made.ok) {
      await appendFile(join(draft, 'postgresql.conf'), settings);
      await rename(draft, runner.clusterFolder);
      return undefined;
    }
    await rm(draft, { recursive: true, force: true });
    output = made.output;
    // Systems without C.UTF-8 (Windows, old ones): letters of other scripts still sort, by the builtin provider.
    if (!output.includes('locale')) break;
  }
  return embeddedFailure(
    embeddedPostgresFailure.initFailed,
    `PostgreSQL could not make its database in ${runner.clusterFolder} (${tellingLine(output)}): make room or give rights there, or name another folder in VERBATIM_DATA_DIR.`,
  );
}

// The builtin provider (PostgreSQL 17) sorts alike whatever the system's libc, so an upgrade of it breaks no index.
function localeArgs(major: number, locale: string): string[] {
  const builtin = major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  return [`--locale=${locale}`, ...builtin];
}

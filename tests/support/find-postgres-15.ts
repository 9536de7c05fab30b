import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The name of the test project that runs the server's tests on an older PostgreSQL than the embedded one. */
export const postgres15Project = 'server on PostgreSQL 15';

// Where the packages of Debian, of PostgreSQL's own RPM repository and of Homebrew put it.
const places = [
  '/usr/lib/postgresql/15/bin',
  '/usr/pgsql-15/bin',
  '/opt/homebrew/opt/postgresql@15/bin',
  '/usr/local/opt/postgresql@15/bin',
];

/** The folder with PostgreSQL 15's own programs; undefined where it is not installed. */
export function findPostgres15(): string | undefined {
  return places.find((folder) =>
    ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
  );
}

/** What a run without them says: that tests were left out must not go unseen. */
export const postgres15Missing =
  'PostgreSQL 15 is not installed here: the server’s tests run on the embedded PostgreSQL alone. On Debian 12, "apt-get install postgresql-15" adds the oldest version that DATABASE_URL may name.';

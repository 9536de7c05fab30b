import Database from 'libsql';

/** Keeps others from the same desk; given back by `release`, and by the system when the process ends in any way. */
export interface FileLock {
  readonly release: () => void;
}

/**
 * Takes the only right to use a desk's file; null where another process (or another part of this one) has it. The lock
 * is SQLite's own, on an empty database beside the file, so a process that was killed leaves none behind.
 */
export function takeLock(path: string): FileLock | null {
  const database = new Database(`${path}.lock`);
  try {
    database.exec('PRAGMA busy_timeout = 0');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (
      error instanceof Error &&
      'code' in error &&
      /^SQLITE_(BUSY|LOCKED)/.test(String(error.code))
    )
      return null;
    throw error;
  }
  return {
    release: () => {
      database.exec('ROLLBACK');
      database.close();
    },
  };
}

/** Why the embedded PostgreSQL did not start, as codes for callers; people read the message beside it. */
export const embeddedPostgresFailure = {
  /** Another living Verbatim server holds the data directory. */
  dataDirInUse: 'data-dir-in-use',
  /** The data directory cannot be read, made or written by this user. */
  dataDirUnusable: 'data-dir-unusable',
  /** No PostgreSQL for this system is installed. */
  binariesMissing: 'binaries-missing',
  /** PostgreSQL is installed but does not run here (missing links, libraries or rights). */
  binariesBroken: 'binaries-broken',
  /** The data was made by another major version. */
  otherMajor: 'other-major',
  /** Run as root, where neither a user namespace nor another user is available. */
  rootNotPossible: 'root-not-possible',
  /** `initdb` failed. */
  initFailed: 'init-failed',
  /** PostgreSQL ended, or did not answer, while starting. */
  startFailed: 'start-failed',
} as const;

/** One of the reasons in {@link embeddedPostgresFailure}. */
export type EmbeddedPostgresFailureCode =
  (typeof embeddedPostgresFailure)[keyof typeof embeddedPostgresFailure];

/** An expected failure; `message` is one plain line that says what happened and what to do. */
export type EmbeddedPostgresFailure = {
  readonly ok: false;
  readonly code: EmbeddedPostgresFailureCode;
  readonly message: string;
};

/** How to reach the database with `pg`: `host` is the folder of the Unix socket (a loopback address on Windows). */
export type EmbeddedConnection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** Only on Windows, where there is no private socket. */
  readonly password?: string;
  /** Said outright, so that a `PGSSLMODE` in the environment does not ask TLS of a private socket. */
  readonly ssl: false;
};

/** A PostgreSQL that this process has in its keeping until `stop()`. */
export type EmbeddedPostgres = {
  readonly ok: true;
  readonly connection: EmbeddedConnection;
  /** True when it was still running from a server that was killed. */
  readonly adopted: boolean;
  /** Process id of the postmaster. */
  readonly pid: number;
  /**
   * Disconnects every client, ends PostgreSQL and waits until it is gone, then gives the data directory back.
   * Calling it again returns the same promise.
   */
  stop(): Promise<void>;
};

/** Where progress and warnings go, one line each; a pino logger fits. */
export type EmbeddedPostgresLog = {
  info(message: string): void;
  warn(message: string): void;
};

/** Makes a failure from its code and its line. */
export function embeddedFailure(
  code: EmbeddedPostgresFailureCode,
  message: string,
): EmbeddedPostgresFailure {
  return { ok: false, code, message };
}

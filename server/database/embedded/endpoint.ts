import type { EmbeddedConnection, EmbeddedPostgresLog } from './embedded-postgres.ts';
import type { LaunchedPostmaster } from './launch-postmaster.ts';
import type { PostmasterFile } from './postmaster-file.ts';
import type { Runner } from './runner.ts';

/** What a launch needs, whichever way clients connect. */
export type Launch = {
  readonly runner: Runner;
  /** Settings that override the cluster's configuration file. */
  readonly settings: Readonly<Record<string, string>>;
  readonly logPath: string;
  readonly log: EmbeddedPostgresLog;
};

/** How PostgreSQL is reached, started and ended on one kind of system. */
export type Endpoint = {
  /** initdb's options on who may connect how. */
  readonly authArgs: readonly string[];
  launch(launch: Launch): Promise<LaunchedPostmaster>;
  connection(file: PostmasterFile): EmbeddedConnection;
  /** Ends the postmaster and waits until it is gone. */
  stop(file: PostmasterFile, launch: Launch): Promise<void>;
  /** Removes what a dead postmaster left of its socket. */
  cleanUp(file: PostmasterFile, launch: Launch): Promise<void>;
};

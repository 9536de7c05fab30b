import type pg from 'pg';

/** A statement was not sent, because the request that it is for has ended: its client is gone, or its time is up. */
export class RequestEnded extends Error {
  override name = 'RequestEnded';
}

/** What the pool needs to know of requests. */
export interface RequestEnd {
  /** Aborted when the request for which the calling code runs has ended; undefined outside any request. */
  readonly signal: () => AbortSignal | undefined;
  /** Has PostgreSQL end what a connection runs, by the process id of that connection. */
  readonly cancel: (processId: number) => Promise<void>;
}

/**
 * Makes statements end with the request for which they run: one that runs is cancelled, and no other is begun. Without
 * it ten clients that ask for something slow and go away would keep every connection of the pool for as long as their
 * statements may take.
 */
export function endWithRequest(pool: pg.Pool, { signal, cancel }: RequestEnd): void {
  const connect = pool.connect.bind(pool);
  async function connectFor(ended: AbortSignal): Promise<pg.PoolClient> {
    refuseEnded(ended);
    const client = await connect();
    if (ended.aborted) client.release();
    refuseEnded(ended);
    watch(client, ended, cancel);
    return client;
  }
  // The pool's own `query` comes through here too, with a callback.
  Object.assign(pool, {
    connect(callback?: Callback): Promise<pg.PoolClient> | void {
      const ended = signal();
      if (ended === undefined) return callback === undefined ? connect() : connect(callback);
      const connecting = connectFor(ended);
      if (callback === undefined) return connecting;
      void deliver(connecting, callback);
    },
  });
}

type Callback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: boolean | Error) => void,
) => void;

async function deliver(connecting: Promise<pg.PoolClient>, callback: Callback): Promise<void> {
  let client: pg.PoolClient;
  try {
    client = await connecting;
  } catch (error) {
    callback(error instanceof Error ? error : new Error(String(error)), undefined, () => {});
    return;
  }
  callback(undefined, client, (broken) => client.release(broken));
}

function refuseEnded(ended: AbortSignal): void {
  if (ended.aborted) throw new RequestEnded('The request has ended.');
}

function watch(client: pg.PoolClient, ended: AbortSignal, cancel: RequestEnd['cancel']): void {
  const release = client.release.bind(client);
  let cancelling: Promise<void> | undefined;
  const stop = (): void => {
    const processId = processIdOf(client);
    if (processId !== undefined) cancelling = cancel(processId);
  };
  ended.addEventListener('abort', stop, { once: true });
  client.release = (broken) => {
    ended.removeEventListener('abort', stop);
    if (cancelling === undefined) return release(broken);
    // The connection is not used again: a cancel that arrives late would end the statement of somebody else.
    const drop = () => release(true);
    cancelling.then(drop, drop);
  };
}

// The types of pg leave it out.
function processIdOf(client: object): number | undefined {
  return 'processID' in client && typeof client.processID === 'number'
    ? client.processID
    : undefined;
}

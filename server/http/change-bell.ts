import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import pg from 'pg';
import { accountsChannel } from '#server/accounts/account-notice.ts';
import { sessionConfig, type ConnectionConfig } from '#server/database/connection.ts';
import { serverLock } from '#server/database/locks.ts';
import { changesChannel } from '#server/records/change-log.ts';
import { createHorizonWatch } from '#server/records/watch-horizon.ts';

/** Rings when records changed, or whose sign-in holds, whichever server on the database changed them. */
export interface ChangeBell {
  /** Calls the listener after each change; answers how to stop it. */
  onRing(listener: () => void): () => void;
  /** Has a follower told of everything that is heard, from now on. */
  follow(follower: ChangeFollower): void;
  /** Resolves once all that was committed before has been heard, or cannot be heard. */
  caughtUp(): Promise<void>;
  /** Calls the listener when the bell is retired; answers how to stop waiting for that. */
  onClose(listener: () => void): () => void;
  /** Whether it was retired: whoever wants to listen has to ask another server. */
  closed(): boolean;
  /** Sends away whoever listens. */
  retire(): void;
  /** Disconnects, having sent away whoever still listens. */
  close(): Promise<void>;
}

/** Told of changes in the order of their commits, and of when they could not be heard. */
export interface ChangeFollower {
  /** A notice as it came; see `readNotice`. */
  readonly heard: (notice: string) => void;
  /** The connection is lost: what changes from now on is not heard. */
  readonly lost: () => void;
  /** All that is committed from now on is heard. */
  readonly back: () => void;
}

// Begins a notice by which this server learns that it has heard all before it.
const mark = 'heard ';
const longestPause = 10_000;

/**
 * Listens to PostgreSQL on a connection of its own (one of the pool's would lose the subscription with each return).
 * A lost connection is opened again; then the bell rings once, because changes may have gone unheard. It rings again when
 * changes that waited behind an older transaction can be read.
 */
export async function openChangeBell(
  config: ConnectionConfig,
  log: { warn(details: object, message: string): void },
): Promise<ChangeBell> {
  const rings = new EventEmitter().setMaxListeners(0);
  const followers = new Array<ChangeFollower>();
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  /** Answers how to ring, as after a notice. */
  async function connect(): Promise<() => void> {
    const next = new pg.Client({ ...sessionConfig(config), keepAlive: true });
    let lost = false;
    const watchHorizon = createHorizonWatch(next, {
      passed: () => rings.emit('ring'),
      failed: (error) => {
        if (!closed && !lost) log.warn({ err: error }, 'Could not follow the change feed.');
      },
    });
    const ring = () => {
      rings.emit('ring');
      watchHorizon();
    };
    next.on('notification', ({ channel, payload = '' }) => {
      if (payload.startsWith(mark)) {
        rings.emit(payload);
        return;
      }
      if (channel === changesChannel) for (const { heard } of followers) heard(payload);
      ring();
    });
    // A connection that PostgreSQL ends complains twice: of that, and that it is gone.
    next.on('error', ({ message }) => {
      if (!closed && !lost)
        log.warn({ reason: message }, 'Lost the connection that hears of changes.');
      lost = true;
    });
    await next.connect();
    // Whoever listens looks again whether they still may.
    await next.query(`listen ${pg.escapeIdentifier(accountsChannel)}`);
    // Tells whoever would replace the database that a server runs on it.
    await next.query('select pg_advisory_lock_shared($1::bigint)', [serverLock]);
    await next.query(`listen ${pg.escapeIdentifier(changesChannel)}`);
    if (closed) {
      await next.end();
      return ring;
    }
    client = next;
    for (const { back } of followers) back();
    next.once('end', () => {
      client = undefined;
      for (const { lost } of followers) lost();
      rings.emit('lost');
      if (!closed) retry(100);
    });
    return ring;
  }

  function retry(pause: number): void {
    timer = setTimeout(() => {
      connect().then(
        (ring) => ring(),
        () => {
          if (!closed) retry(Math.min(pause * 2, longestPause));
        },
      );
    }, pause);
  }

  function retire(): void {
    closed = true;
    rings.emit('close');
  }

  await connect();
  return {
    onRing(listener) {
      rings.on('ring', listener);
      return () => rings.off('ring', listener);
    },
    follow(follower) {
      followers.push(follower);
      if (client !== undefined) follower.back();
    },
    async caughtUp() {
      const listening = client;
      if (listening === undefined) return;
      const notice = `${mark}${randomUUID()}`;
      await new Promise<void>((resolve) => {
        const done = () => {
          rings.off(notice, done);
          rings.off('lost', done);
          resolve();
        };
        rings.once(notice, done);
        rings.once('lost', done);
        listening.query('select pg_notify($1, $2)', [changesChannel, notice], (error) => {
          if (error) done();
        });
      });
    },
    onClose(listener) {
      rings.once('close', listener);
      return () => rings.off('close', listener);
    },
    closed: () => closed,
    retire,
    async close() {
      retire();
      clearTimeout(timer);
      await client?.end();
    },
  };
}

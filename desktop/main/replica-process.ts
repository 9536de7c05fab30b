import {
  MessageChannelMain,
  utilityProcess,
  type UtilityProcess,
  type WebContents,
} from 'electron';
import { sendPort } from './ipc.ts';
import type { Log } from './log.ts';
import type { DeskEntry } from '#desktop/ipc/desks.ts';
import {
  fromReplicaSchema,
  type FromReplica,
  type ToReplica,
} from '#desktop/ipc/process-messages.ts';

/** What the replica's process is started with. */
export interface ReplicaProcessOptions {
  readonly script: string;
  /** Which desk it keeps; asked at each start of the process. */
  readonly desk: () => DeskEntry;
  /** Asked each time the replica asks, so that a token made later is found. */
  readonly readToken: () => Promise<string | null>;
  /** The folder of all desks' local data. */
  readonly desks: string;
  /** The version of this app. */
  readonly appVersion: string;
  /** The server said who one is. */
  readonly isAccount: (account: NonNullable<DeskEntry['account']>) => Promise<void>;
  /** The server takes us for another account; the process starts again once this is settled. */
  readonly isOther: (accountId: string) => Promise<void>;
  readonly log: Log;
  /** The process ended unexpectedly, and is started again. */
  readonly died: () => void;
  /** The local data cannot be used, or the process does not stay up. */
  readonly unusable: (message: string) => void;
}

/** The replica's process as the rest of the main process sees it. */
export interface ReplicaProcess {
  /** Gives a window its port; a window that asks again, after a reload, gets a new one. */
  readonly connect: (contents: WebContents) => void;
  readonly wake: () => void;
  /** How many edits of a desk were never sent; null when its file cannot be read, or there is no process to read it. */
  readonly countUnsent: (desk: DeskEntry) => Promise<number | null>;
  readonly stop: () => Promise<void>;
  readonly stopped: () => boolean;
}

// More deaths than this within a minute are no accident.
const mostDeaths = 5;
const deathWindow = 60_000;
// Milliseconds that the replica may take to close its file.
const stopPatience = 3_000;

/**
 * Starts the replica's process, and starts it again if it dies, since its file is safe at every commit, or ends by itself
 * to open the file of another account.
 */
export function startReplica(options: ReplicaProcessOptions): ReplicaProcess {
  const windows = new Set<WebContents>();
  const deaths: number[] = [];
  const counting = new Map<number, (unsent: number | null) => void>();
  let lastCount = 0;
  let settling: Promise<void> | null = null;
  let stopping = false;
  let child: UtilityProcess | null = launch();

  function launch(): UtilityProcess {
    const started = utilityProcess.fork(options.script, [], { serviceName: 'Verbatim replica' });
    const tell = (message: ToReplica): void => started.postMessage(message);
    started.on('message', (data: unknown) => {
      hear(fromReplicaSchema.parse(data), started);
    });
    started.once('exit', () => {
      if (child === started) child = null;
      for (const answer of counting.values()) answer(null);
      counting.clear();
      if (stopping) return;
      // Only to open another account's file does it end by itself.
      if (settling === null) restart();
      else void settling.then(launchAgain);
      settling = null;
    });
    const { desks, appVersion } = options;
    const { server, account } = options.desk();
    tell({ type: 'start', server, accountId: account?.id ?? null, desks, appVersion });
    return started;
  }

  function hear(message: FromReplica, from: UtilityProcess): void {
    switch (message.type) {
      case 'unusable':
        options.unusable(message.message);
        return;
      case 'want_token':
        void options.readToken().then((token) => {
          const answer: ToReplica = { type: 'token', token };
          if (child === from) from.postMessage(answer);
        });
        return;
      case 'account':
        void options.isAccount(message.account);
        return;
      case 'other_account':
        settling = options.isOther(message.accountId);
        return;
      case 'counted':
        counting.get(message.number)?.(message.unsent);
        counting.delete(message.number);
        return;
      case 'error':
        options.log.error(`The local store met an error. ${message.description}`);
        return;
      case 'stopped':
        from.kill();
    }
  }

  function restart(): void {
    const now = Date.now();
    deaths.push(now);
    const recent = deaths.filter((at) => now - at < deathWindow).length;
    if (recent > mostDeaths) {
      options.unusable(
        'The process that keeps the local data ended several times. Start Verbatim again.',
      );
      return;
    }
    options.log.error('The local store ended unexpectedly and is started again.');
    options.died();
    launchAgain();
  }

  function launchAgain(): void {
    if (stopping) return;
    child = launch();
    for (const contents of windows) connect(contents);
  }

  function connect(contents: WebContents): void {
    if (!windows.has(contents)) {
      windows.add(contents);
      contents.once('destroyed', () => windows.delete(contents));
    }
    if (child === null || contents.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    const connecting: ToReplica = { type: 'connect' };
    child.postMessage(connecting, [port1]);
    sendPort(contents, port2);
  }

  const stop = async (): Promise<void> => {
    stopping = true;
    const running = child;
    if (running === null) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, stopPatience);
      running.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      const message: ToReplica = { type: 'stop' };
      running.postMessage(message);
    });
    running.kill();
    child = null;
  };

  return {
    connect,
    wake: () => {
      const message: ToReplica = { type: 'wake' };
      child?.postMessage(message);
    },
    countUnsent: ({ server, account }) =>
      new Promise((resolve) => {
        if (child === null) {
          resolve(null);
          return;
        }
        lastCount += 1;
        counting.set(lastCount, resolve);
        const message: ToReplica = {
          type: 'count',
          number: lastCount,
          server,
          accountId: account?.id ?? null,
          desks: options.desks,
        };
        child.postMessage(message);
      }),
    stop,
    stopped: () => child === null,
  };
}

import {
  MessageChannelMain,
  utilityProcess,
  type UtilityProcess,
  type WebContents,
} from 'electron';
import { sendPort } from './ipc.ts';
import { fromReplicaSchema, type ToReplica } from '#desktop/ipc/process-messages.ts';

/** What the replica's process is started with. */
export interface ReplicaProcessOptions {
  readonly script: string;
  readonly server: string;
  /** Asked each time the replica asks, so that a token made later is found. */
  readonly readToken: () => Promise<string | null>;
  /** The folder of all desks' local data. */
  readonly desks: string;
  /** The version of this app. */
  readonly appVersion: string;
  /** The local data cannot be used, or the process does not stay up. */
  readonly unusable: (message: string) => void;
}

/** The replica's process as the rest of the main process sees it. */
export interface ReplicaProcess {
  /** Gives a window its port; a window that asks again, after a reload, gets a new one. */
  readonly connect: (contents: WebContents) => void;
  readonly wake: () => void;
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
  let stopping = false;
  let child: UtilityProcess | null = launch();

  function launch(): UtilityProcess {
    const started = utilityProcess.fork(options.script, [], { serviceName: 'Verbatim replica' });
    const tell = (message: ToReplica): void => started.postMessage(message);
    started.on('message', (data: unknown) => {
      const message = fromReplicaSchema.parse(data);
      if (message.type === 'unusable') options.unusable(message.message);
      if (message.type === 'want_token') {
        void options.readToken().then((token) => {
          if (child === started) tell({ type: 'token', token });
        });
      }
    });
    started.once('exit', (code) => {
      if (child === started) child = null;
      if (stopping) return;
      if (code === 0) launchAgain();
      else restart();
    });
    const { server, desks, appVersion } = options;
    tell({ type: 'start', server, desks, appVersion });
    return started;
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
    process.stderr.write('The local store ended unexpectedly and is started again.\n');
    launchAgain();
  }

  function launchAgain(): void {
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
      running.on('message', (data: unknown) => {
        if (fromReplicaSchema.parse(data).type === 'stopped') running.kill();
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
    stop,
    stopped: () => child === null,
  };
}

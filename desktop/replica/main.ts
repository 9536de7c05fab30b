import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { countUnsent } from './count-unsent.ts';
import { openDeskFolder } from './desk-folder.ts';
import { keepHeapSmall } from './keep-heap-small.ts';
import { openReplica, type Replica } from './open-replica.ts';
import { parentPort, type ElectronPort } from './parent-port.ts';
import { systemClock } from './ports.ts';
import { servePort } from './serve-port.ts';
import { httpTransport } from './sync/http-transport.ts';
import { sampleServer } from '#desktop/ipc/desks.ts';
import {
  toReplicaSchema,
  type FromReplica,
  type ToReplica,
} from '#desktop/ipc/process-messages.ts';
import { describeError } from '#shared/errors/describe-error.ts';
import { sampleEdits } from '#shared/sample-desk/sample-edits.ts';

// Milliseconds; a page of a slow line may take a while, a dead one must not hold the desk for minutes.
const patience = 30_000;

type Start = Extract<ToReplica, { type: 'start' }>;

/** The replica's process: waits for the main process to say which desk it keeps, then serves windows. */
function main(): void {
  keepHeapSmall();
  const parent = parentPort();
  const tell = (message: FromReplica): void => parent.postMessage(message);
  const log = (error: unknown): void => {
    tell({ type: 'error', description: describeError(error) });
  };
  const early: ElectronPort[] = [];
  let replica: Replica | null = null;
  let takeToken: (token: string | null) => void = () => {};

  const readToken = (): Promise<string | null> =>
    new Promise((resolve) => {
      takeToken = resolve;
      tell({ type: 'want_token' });
    });

  const close = async (): Promise<void> => {
    await replica?.close();
    replica = null;
  };

  const serve = (port: ElectronPort): void => {
    if (replica === null) {
      early.push(port);
      return;
    }
    servePort(
      replica,
      {
        postMessage: (message) => port.postMessage(message),
        onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
        onClose: (listener) => port.on('close', listener),
      },
      log,
    );
    port.start();
  };

  const start = ({ server, accountId, desks, appVersion }: Start): void => {
    const folder = openDeskFolder(desks, server);
    if (accountId !== null) folder.changeTo(accountId);
    const isSample = server === sampleServer;
    const opened = openReplica({
      path: folder.currentFile(),
      appVersion,
      // The main process starts this one again, and opening the file mends it.
      damaged: () => setImmediate(() => process.exit(1)),
      keptFor: folder.keepFor,
      // As if started anew: windows get their ports again, and ask again for all that they show.
      otherAccount: (other) => {
        folder.changeTo(other);
        tell({ type: 'other_account', accountId: other });
        void close().then(() => process.exit(0));
      },
      server,
      transport: isSample ? null : httpTransport({ server, readToken, fetch, patience }),
      ...(isSample ? { sample: sampleEdits() } : {}),
      clock: systemClock,
      // The global `crypto` that uuid would take is newer than the oldest Node that must run this.
      newId: () => v7({ random: randomBytes(16) }),
      random: Math.random,
    });
    if (!opened.ok) {
      tell({ type: 'unusable', message: opened.message });
      return;
    }
    replica = opened.replica;
    tellAccount(opened.replica);
    for (const port of early.splice(0)) serve(port);
  };

  const tellAccount = (of: Replica): void => {
    let told = '';
    of.onEvent((event) => {
      if (event.event !== 'status' || event.status.account === null) return;
      const { id, name, role } = event.status.account;
      if (told === `${id} ${name} ${role}`) return;
      told = `${id} ${name} ${role}`;
      tell({ type: 'account', account: { id, name, role } });
    });
  };

  parent.on('message', ({ data, ports }) => {
    const message = toReplicaSchema.parse(data);
    switch (message.type) {
      case 'start':
        start(message);
        return;
      case 'connect':
        for (const port of ports) serve(port);
        return;
      case 'token':
        takeToken(message.token);
        return;
      case 'count': {
        const file = openDeskFolder(message.desks, message.server).fileOf(message.accountId);
        tell({ type: 'counted', number: message.number, unsent: countUnsent(file) });
        return;
      }
      case 'wake':
        replica?.wake();
        return;
      case 'stop':
        void close().then(() => tell({ type: 'stopped' }));
    }
  });
}

main();

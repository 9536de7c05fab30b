import { answerCalls } from './answer-calls.ts';
import type { Replica } from './open-replica.ts';
import type { ReplicaMessage } from '#desktop/ipc/replica-calls.ts';

/** What the replica uses of a message port: Electron's, or Node's in tests. */
export interface Port {
  readonly postMessage: (message: ReplicaMessage) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
}

/** Serves one window over its port until the port closes. */
export function servePort(replica: Replica, port: Port, log: (error: unknown) => void): void {
  const answer = answerCalls(replica.answerer, log);
  const stop = replica.onEvent((event) => port.postMessage({ type: 'event', event }));
  port.onClose(stop);
  port.onMessage((message) => {
    void answer(message).then((reply) => {
      if (reply !== null) port.postMessage(reply);
    });
  });
}

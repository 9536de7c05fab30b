import type { Transport, TransportFailure } from './transport.ts';
import type { Clock } from '../ports.ts';

/** A running event stream. */
export interface Listening {
  /** Why it ended; null while it runs. */
  readonly ended: () => TransportFailure | null;
  readonly stop: () => void;
}

/**
 * Listens to the server's events. `heard` is called at the stream's beginning, at each event that is not a beat, and
 * at its end. A stream that is silent for `silence` milliseconds is taken for dead, since a broken network may never say so.
 */
export function listen(
  transport: Transport,
  clock: Clock,
  silence: number,
  heard: () => void,
): Listening {
  const controller = new AbortController();
  let ended: TransportFailure | null = null;
  let cancel = clock.after(silence, () => controller.abort());

  void transport
    .events((event) => {
      cancel();
      cancel = clock.after(silence, () => controller.abort());
      if (event !== 'beat') heard();
    }, controller.signal)
    .then((failure) => {
      cancel();
      ended = failure;
      heard();
    });

  return {
    ended: () => ended,
    stop: () => {
      cancel();
      controller.abort();
    },
  };
}

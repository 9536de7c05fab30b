import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '#desktop/replica/ports.ts';

/** Time that passes only from one event to the next, so that a schedule takes as long as its work and no longer. */
export interface VirtualTime {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls `work` once, after so many milliseconds; the answered function calls it off. */
  readonly after: (milliseconds: number, work: () => void | Promise<void>) => () => void;
  /** Lets so many milliseconds pass, one event at a time: each has ended, with all that it set off, before the next. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** Lets time pass until something holds, which is looked at once a second; answers whether it did in time. */
  readonly passUntil: (
    holds: () => boolean | Promise<boolean>,
    milliseconds: number,
  ) => Promise<boolean>;
}

interface Event {
  readonly at: number;
  readonly work: () => void | Promise<void>;
}

/** Makes a time that begins at some moment. */
export function virtualTime(begin: number): VirtualTime {
  let now = begin;
  let events: Event[] = [];

  const after: VirtualTime['after'] = (milliseconds, work) => {
    const event = { at: now + Math.max(0, milliseconds), work };
    // Behind those of the same moment, so that their order is that in which they were asked for.
    const place = events.findIndex(({ at }) => at > event.at);
    events.splice(place === -1 ? events.length : place, 0, event);
    return () => {
      events = events.filter((other) => other !== event);
    };
  };
  const pass = async (milliseconds: number): Promise<void> => {
    const end = now + milliseconds;
    await turn();
    for (;;) {
      const [event] = events;
      if (event === undefined || event.at > end) break;
      events.shift();
      now = event.at;
      await event.work();
      // Engines do nothing between two messages that takes longer than their promises.
      await turn();
    }
    now = end;
  };
  return {
    now: () => now,
    after,
    pass,
    passUntil: async (holds, milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        if (await holds()) return true;
        if (now >= end) return false;
        await pass(1000);
      }
    },
  };
}

/** The clock of one machine, which may be wrong and may jump; durations are right. */
export function machineClock(time: VirtualTime, wrongBy: () => number): Clock {
  return {
    now: () => time.now() + wrongBy(),
    after: time.after,
  };
}

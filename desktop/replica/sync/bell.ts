import type { Clock } from '../ports.ts';

/** Remembers that something happened until somebody looks, so that nothing said between two looks is lost. */
export interface Bell {
  readonly ring: () => void;
  /** Resolves at the next ring, at once if it rang since the last look, or after so many milliseconds at most. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Makes a bell. One waits at a time. */
export function makeBell(clock: Clock): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    wait: async (milliseconds) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const cancel = clock.after(milliseconds, resolve);
          wake = () => {
            cancel();
            resolve();
          };
        });
      }
      [rung, wake] = [false, null];
    },
  };
}

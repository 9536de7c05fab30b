import { z } from 'zod';

/** What the process with the measured replica is told at its start. */
export const replicaCall = z.object({ path: z.string(), server: z.string(), token: z.string() });

/** What it measured. */
export const replicaMeasured = z.object({
  /** Seconds that the step took, from opening the file until the desk was the server's. */
  seconds: z.number(),
  /** Seconds from its first pull on. */
  pulling: z.number(),
  /** Seconds in which its processor worked. */
  worked: z.number(),
  /** Resident memory at the end of the step and at most so far, and what a process has that opened nothing yet, in bytes. */
  memory: z.object({ now: z.number(), most: z.number(), before: z.number() }),
});
/** See `replicaMeasured`. */
export type ReplicaMeasured = z.infer<typeof replicaMeasured>;

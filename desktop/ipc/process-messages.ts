import { z } from 'zod';

/** What the main process tells the replica's process. A port for a window comes along with `connect`. */
export const toReplicaSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    /** The server's address, without a path. */
    server: z.string(),
    /** The folder of all desks' local data. */
    desks: z.string(),
    /** The version of this app. */
    appVersion: z.string(),
  }),
  z.strictObject({ type: z.literal('connect') }),
  /** The answer to `want_token`; null when there is none. */
  z.strictObject({ type: z.literal('token'), token: z.string().nullable() }),
  /** The network may be back: the computer woke up. */
  z.strictObject({ type: z.literal('wake') }),
  z.strictObject({ type: z.literal('stop') }),
]);
/** See `toReplicaSchema`. */
export type ToReplica = z.infer<typeof toReplicaSchema>;

/** What the replica's process tells the main process. */
export const fromReplicaSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('want_token') }),
  /** The local data cannot be used; starting again would not help. */
  z.strictObject({ type: z.literal('unusable'), message: z.string() }),
  z.strictObject({ type: z.literal('stopped') }),
]);
/** See `fromReplicaSchema`. */
export type FromReplica = z.infer<typeof fromReplicaSchema>;

import { z } from 'zod';

/** What the main process tells the replica's process. A port for a window comes along with `connect`. */
export const toReplicaSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    /** The server's address, without a path. */
    server: z.string(),
    /** The account whose desk it is; null while nobody knows. */
    accountId: z.string().nullable(),
    /** The folder of all desks' local data. */
    desks: z.string(),
    /** The version of this app. */
    appVersion: z.string(),
  }),
  z.strictObject({ type: z.literal('connect') }),
  /** The answer to `want_token`; null when there is none. */
  z.strictObject({ type: z.literal('token'), token: z.string().nullable() }),
  /** Asks how much of another desk was never sent; answered by `counted` with the same number. */
  z.strictObject({
    type: z.literal('count'),
    number: z.int(),
    server: z.string(),
    accountId: z.string().nullable(),
    desks: z.string(),
  }),
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
  /** The server says who one is. */
  z.strictObject({
    type: z.literal('account'),
    account: z.strictObject({ id: z.string(), name: z.string(), role: z.string() }),
  }),
  /** Another account signed in: the process ends, to be started for that one. */
  z.strictObject({ type: z.literal('other_account'), accountId: z.string() }),
  /** `unsent` is null when the desk's file cannot be read. */
  z.strictObject({ type: z.literal('counted'), number: z.int(), unsent: z.int().nullable() }),
  /** For the log: an error, as `describeError` describes it. */
  z.strictObject({ type: z.literal('error'), description: z.string() }),
  z.strictObject({ type: z.literal('stopped') }),
]);
/** See `fromReplicaSchema`. */
export type FromReplica = z.infer<typeof fromReplicaSchema>;

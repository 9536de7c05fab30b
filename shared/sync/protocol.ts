import { z } from 'zod';
import { outcomeSchema } from '../edits/outcome.ts';
import { anyRecordSchema } from '../records/records.ts';
import { recordIdSchema } from '../records/values.ts';

/**
 * The version of everything in this file. A server refuses a client of another version with `PROTOCOL_VERSION`,
 * so raise it whenever a message changes in a way that the other side would misread.
 */
export const protocolVersion = 2;

/** The header in which a client names its protocol version. */
export const protocolHeader = 'x-verbatim-protocol';

/** Where each message goes, below the server's address. All but `hello` and `events` are JSON POSTs. */
export const syncPaths = {
  hello: '/sync/hello',
  bootstrap: '/sync/bootstrap',
  pull: '/sync/pull',
  push: '/sync/push',
  events: '/sync/events',
} as const;

/** The most records of one page, and the most edits of one push. */
export const pageLimit = 500;

/** What an account may do. */
export const roles = ['reader', 'editor', 'admin'] as const;
/** One of `roles`. */
export type Role = (typeof roles)[number];

/** Opaque to the client: `epoch.xid.id` of the last change seen. */
export const cursorSchema = z.string().max(200);

/** `GET /sync/hello`: who the client is to the server, and whether its cursor can still mean anything. */
export const helloAnswerSchema = z.strictObject({
  protocol: z.int(),
  /** Changes when the server's database was replaced or restored: then every cursor is void. */
  epoch: z.string(),
  /** Null for a reader without an account. */
  account: z.strictObject({ id: recordIdSchema, name: z.string(), role: z.enum(roles) }).nullable(),
  mayEdit: z.boolean(),
  /** Names of all accounts, for `createdBy` and `updatedBy`. */
  editors: z.array(z.strictObject({ id: recordIdSchema, name: z.string() })),
});
/** See `helloAnswerSchema`. */
export type HelloAnswer = z.infer<typeof helloAnswerSchema>;

/** `POST /sync/bootstrap`: the next page of all records, tombstones included. */
export const bootstrapRequestSchema = z.strictObject({
  /** `next` of the page before; null for the first. */
  after: z.string().max(200).nullable(),
  limit: z.int().min(1).max(pageLimit),
});
/** See `bootstrapRequestSchema`. */
export type BootstrapRequest = z.infer<typeof bootstrapRequestSchema>;

/** A page of a bootstrap; pulling from the first page's `cursor` brings what changed meanwhile. */
export const bootstrapAnswerSchema = z.strictObject({
  epoch: z.string(),
  cursor: cursorSchema,
  records: z.array(anyRecordSchema),
  next: z.string().nullable(),
  /** How many records there are in all, for a progress display. */
  total: z.int().min(0),
});
/** See `bootstrapAnswerSchema`. */
export type BootstrapAnswer = z.infer<typeof bootstrapAnswerSchema>;

/** `POST /sync/pull`: what changed after the cursor. */
export const pullRequestSchema = z.strictObject({
  cursor: cursorSchema,
  limit: z.int().min(1).max(pageLimit),
});
/** See `pullRequestSchema`. */
export type PullRequest = z.infer<typeof pullRequestSchema>;

/** Changed records as they are now, each once; or `reset` when the cursor is of another epoch or too old. */
export const pullAnswerSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('changes'),
    cursor: cursorSchema,
    records: z.array(anyRecordSchema),
    more: z.boolean(),
  }),
  z.strictObject({ status: z.literal('reset'), epoch: z.string() }),
]);
/** See `pullAnswerSchema`. */
export type PullAnswer = z.infer<typeof pullAnswerSchema>;

/** `POST /sync/push`: edits in order. Each is parsed by itself, so one that is malformed does not stop the rest. */
export const pushRequestSchema = z.strictObject({
  /** Made once per replica, so that (clientId, sequence) names an edit for ever. */
  clientId: recordIdSchema,
  edits: z
    .array(z.strictObject({ sequence: z.int().min(1), edit: z.unknown() }))
    .min(1)
    .max(pageLimit),
});
/** See `pushRequestSchema`. */
export type PushRequest = z.infer<typeof pushRequestSchema>;

/** One outcome for each edit, in the order of the request; a repeated edit gets its first outcome. */
export const pushAnswerSchema = z.strictObject({
  outcomes: z.array(z.strictObject({ sequence: z.int().min(1), outcome: outcomeSchema })),
});
/** See `pushAnswerSchema`. */
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

/** The events of `GET /sync/events`: `poke` says that something changed, `beat` that the stream is alive. */
export const syncEvents = { poke: 'poke', beat: 'beat' } as const;

/** Milliseconds between two beats; a client that hears nothing for twice as long opens a new stream. */
export const beatInterval = 15_000;

/** The body of any refusal on a sync path. */
export const syncErrorSchema = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string(), path: z.array(z.string()) }),
});

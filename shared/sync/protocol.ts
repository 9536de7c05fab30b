import { z } from 'zod';
import { outcomeSchema } from '../edits/outcome.ts';
import { maximumDocumentBytes } from '../formats/read-document.ts';
import { directions, orderingNames } from '../queries/orderings.ts';
import { articleFilterSchema, quoteFilterSchema } from '../queries/queries.ts';
import { recordKindSchema, type AnyRecord } from '../records/records.ts';
import { recordIdSchema } from '../records/values.ts';
import { readRecords } from './read-records.ts';
import { scopeSchema } from './scope.ts';

/**
 * The version of everything in this file. A server refuses a client of another version with `PROTOCOL_VERSION`,
 * so raise it whenever a message changes in a way that the other side would misread; `SPEC.md` says which do not.
 */
export const protocolVersion = 5;

/** The header in which a client names its protocol version. */
export const protocolHeader = 'x-verbatim-protocol';

/** Where each message goes, below the server's address. All but `hello` and `events` are JSON POSTs. */
export const syncPaths = {
  hello: '/sync/hello',
  bootstrap: '/sync/bootstrap',
  pull: '/sync/pull',
  articles: '/sync/articles',
  find: '/sync/find',
  history: '/sync/history',
  push: '/sync/push',
  events: '/sync/events',
} as const;

/** The most records of one page, and the most edits of one push. */
export const pageLimit = 500;

/** The most articles that are fetched whole at once. */
export const mostArticles = 20;

/** The most rows that are found at once. */
export const mostFound = 300;

/** The most changes of a record that are told at once: each may hold an article's body twice. */
export const mostChanges = 50;

/** What an account may do. */
export const roles = ['reader', 'editor', 'admin'] as const;
/** One of `roles`. */
export type Role = (typeof roles)[number];

/** Opaque to the client: `epoch.xid.id` of the last change seen. */
export const cursorSchema = z.string().max(200);

/** `GET /sync/hello`: who the client is to the server, and whether its cursor can still mean anything. */
export const helloAnswerSchema = z.object({
  protocol: z.int(),
  /** Changes when the server's database was replaced or restored: then every cursor is void. */
  epoch: z.string(),
  /** Null for a reader without an account. */
  account: z.object({ id: recordIdSchema, name: z.string(), role: z.enum(roles) }).nullable(),
  mayEdit: z.boolean(),
  /** Names of all accounts, for `createdBy` and `updatedBy`. */
  editors: z.array(z.object({ id: recordIdSchema, name: z.string() })),
});
/** See `helloAnswerSchema`. */
export type HelloAnswer = z.infer<typeof helloAnswerSchema>;

/** `POST /sync/bootstrap`: the next page of all records in scope, tombstones included. */
export const bootstrapRequestSchema = z.strictObject({
  /** `next` of the page before; null for the first. */
  after: z.string().max(200).nullable(),
  limit: z.int().min(1).max(pageLimit),
  /** Null for everything; the same for each page of a bootstrap. */
  scope: scopeSchema.nullable(),
});
/** See `bootstrapRequestSchema`. */
export type BootstrapRequest = z.infer<typeof bootstrapRequestSchema>;

const recordsSchema = z.array(z.unknown());

/** A page of a bootstrap; pulling from the first page's `cursor` brings what changed meanwhile. */
export const bootstrapAnswerSchema = z
  .object({
    epoch: z.string(),
    cursor: cursorSchema,
    records: recordsSchema,
    next: z.string().nullable(),
    /** How many records there are in scope, for a progress display. */
    total: z.int().min(0),
  })
  .transform(({ records, ...page }) => ({ ...page, ...readRecords(records) }));
/** See `bootstrapAnswerSchema`: as it is read. */
export type BootstrapAnswer = z.output<typeof bootstrapAnswerSchema>;

/** `POST /sync/pull`: what changed after the cursor. */
export const pullRequestSchema = z.strictObject({
  cursor: cursorSchema,
  limit: z.int().min(1).max(pageLimit),
  /** That of the bootstrap. */
  scope: scopeSchema.nullable(),
});
/** See `pullRequestSchema`. */
export type PullRequest = z.infer<typeof pullRequestSchema>;

/** Changed records as they are now, each once; or `reset` when the cursor is of another epoch or too old. */
export const pullAnswerSchema = z.discriminatedUnion('status', [
  z
    .object({
      status: z.literal('changes'),
      cursor: cursorSchema,
      records: recordsSchema,
      /** Articles that changed, or of which a quote did, and that are not in scope (any more). */
      outside: z.array(recordIdSchema),
      more: z.boolean(),
    })
    .transform(({ records, ...page }) => ({ ...page, ...readRecords(records) })),
  z.object({ status: z.literal('reset'), epoch: z.string() }),
]);
/** See `pullAnswerSchema`: as it is read. */
export type PullAnswer = z.output<typeof pullAnswerSchema>;

/** `POST /sync/articles`: these articles whole, in scope or not. */
export const articlesRequestSchema = z.strictObject({
  ids: z.array(recordIdSchema).min(1).max(mostArticles),
});
/** See `articlesRequestSchema`. */
export type ArticlesRequest = z.infer<typeof articlesRequestSchema>;

/** Those articles that there are, each with all its quotes, tombstones included. */
export const articlesAnswerSchema = z
  .object({ records: recordsSchema })
  .transform(({ records }) => readRecords(records));
/** See `articlesAnswerSchema`: as it is read. */
export type ArticlesAnswer = z.output<typeof articlesAnswerSchema>;

const findPage = {
  direction: z.enum(directions),
  offset: z.int().min(0),
  limit: z.int().min(1).max(mostFound),
};

/** `POST /sync/find`: a page of a list over the whole desk, in scope or not. */
export const findRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('article'),
    filter: articleFilterSchema,
    orderBy: z.enum(orderingNames('article')),
    ...findPage,
  }),
  z.strictObject({
    kind: z.literal('quote'),
    filter: quoteFilterSchema,
    orderBy: z.enum(orderingNames('quote')),
    ...findPage,
  }),
]);
/** See `findRequestSchema`. */
export type FindRequest = z.infer<typeof findRequestSchema>;

/** What was found, in order, with what a list shows besides. */
export const findAnswerSchema = z
  .object({
    /** The records found; behind the quotes, the articles that they are in. */
    records: recordsSchema,
    /** How many match in all. */
    total: z.int().min(0),
    /** How many live quotes each article found has. */
    quotes: z.array(
      z.object({ articleId: recordIdSchema, all: z.int().min(0), unreviewed: z.int().min(0) }),
    ),
  })
  .transform(({ records, ...found }) => ({ ...found, ...readRecords(records) }));
/** See `findAnswerSchema`: as it is read. */
export type FindAnswer = z.output<typeof findAnswerSchema>;

/** `POST /sync/history`: a page of what became of a record, the newest change first. */
export const historyRequestSchema = z.strictObject({
  kind: recordKindSchema,
  id: recordIdSchema,
  /** Only changes that made an earlier revision than this one; null for the first page. */
  below: z.int().min(1).nullable(),
  limit: z.int().min(1).max(mostChanges),
});
/** See `historyRequestSchema`. */
export type HistoryRequest = z.infer<typeof historyRequestSchema>;

const loggedFields = z.record(z.string(), z.unknown());

/** The changes of that record, and whether there are earlier ones; none of a record that there is not. */
export const historyAnswerSchema = z.object({
  changes: z.array(
    z.object({
      id: z.int(),
      /** The record's revision after the change. */
      revision: z.int(),
      action: z.enum(['create', 'update', 'delete', 'restore']),
      /** Null for the server itself. */
      accountId: recordIdSchema.nullable(),
      /** Through what it came; `reanchor` and `merge` only followed from another change. A newer server may know more. */
      via: z.string(),
      /** UTC instant. */
      at: z.string(),
      /** The changed fields, as they may never have been valid to this version; nothing before a create. */
      before: loggedFields,
      after: loggedFields,
      /** The change that this one took back. */
      reverts: z.int().nullable(),
    }),
  ),
  more: z.boolean(),
});
/** See `historyAnswerSchema`. */
export type HistoryAnswer = z.infer<typeof historyAnswerSchema>;
/** One change of a record, as the server's log tells of it. */
export type ToldChange = HistoryAnswer['changes'][number];

/** An answer with records as a server gives it, which leaves nothing unread. */
export type Sent<Answer> = Answer extends { readonly records: readonly AnyRecord[] }
  ? Omit<Answer, 'unread'>
  : Answer;

/** `POST /sync/push`: edits in order. Each is parsed by itself, so one that is malformed does not stop the rest. */
export const pushRequestSchema = z.strictObject({
  /** Made once per replica, so that (clientId, sequence) names an edit for ever. */
  clientId: recordIdSchema,
  edits: z
    .array(
      z.strictObject({
        sequence: z.int().min(1),
        edit: z.unknown(),
        /** The bytes behind an article's `document` in the edit, in Base64. */
        document: z
          .base64()
          .max(Math.ceil(maximumDocumentBytes / 3) * 4)
          .optional(),
      }),
    )
    .min(1)
    .max(pageLimit),
});
/** See `pushRequestSchema`. */
export type PushRequest = z.infer<typeof pushRequestSchema>;

/** One outcome for each edit, in the order of the request; a repeated edit gets its first outcome. */
export const pushAnswerSchema = z.object({
  outcomes: z.array(z.object({ sequence: z.int().min(1), outcome: outcomeSchema })),
});
/** See `pushAnswerSchema`. */
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

/** The events of `GET /sync/events`: `poke` says that something changed, `beat` that the stream is alive. */
export const syncEvents = { poke: 'poke', beat: 'beat' } as const;

/** Milliseconds between two beats; a client that hears nothing for twice as long opens a new stream. */
export const beatInterval = 15_000;

/** The body of any refusal on a sync path. */
export const syncErrorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), path: z.array(z.string()) }),
});

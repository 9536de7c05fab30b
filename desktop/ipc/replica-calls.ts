import { z } from 'zod';
import { bulkChangeSchema, bulkChunk, type BulkAnswer, type BulkCounts } from './bulk-edit.ts';
import { groupings } from './groupings.ts';
import { call, type AnswererOf, type CallerOf } from './call-map.ts';
import type {
  ActorDetail,
  ActorRow,
  ArticleDetail,
  ArticleRow,
  ConflictEntry,
  DeskStatus,
  LikelyDuplicate,
  LikelyTopic,
  OutboxEntry,
  Page,
  RecordChange,
  QuoteRow,
  StepTaken,
  TopicDetail,
  TopicRow,
  WaitingHistory,
} from './replica-views.ts';
import type { MainCaller, MainEvent } from './main-calls.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { searchTextSchema } from '#shared/queries/arguments.ts';
import type { Highlight } from '#shared/queries/highlight.ts';
import type { ImportNotice } from '#shared/formats/import-notice.ts';
import { mostDocuments } from '#shared/formats/read-document.ts';
import { directions, orderingNames } from '#shared/queries/orderings.ts';
import {
  actorFilterSchema,
  articleFilterSchema,
  quoteFilterSchema,
  topicFilterSchema,
} from '#shared/queries/queries.ts';
import { searchedKinds } from '#shared/queries/search-terms.ts';
import { recordKindSchema } from '#shared/records/records.ts';
import { recordIdSchema } from '#shared/records/values.ts';
import { mostChanges, mostFound } from '#shared/sync/protocol.ts';
import type { SuggestedQuotes } from '#shared/suggestions/suggested-quote.ts';
import { scopeSchema } from '#shared/sync/scope.ts';

const page = { offset: z.int().min(0), limit: z.int().min(1).max(500) };
const direction = z.enum(directions);
const byId = z.strictObject({ id: recordIdSchema });
const nothing = z.strictObject({});

/** What became of saving an edit on this machine; sending it is the replica's business. */
export type SaveAnswer = { readonly ok: true } | { readonly ok: false; readonly error: DeskError };

const fieldChoiceSchema = z.discriminatedUnion('choice', [
  z.strictObject({ choice: z.literal('mine') }),
  z.strictObject({ choice: z.literal('theirs') }),
  /** Parsed by `parseEdit`, whose error names the field. */
  z.strictObject({ choice: z.literal('value'), value: z.unknown() }),
]);
/** What an editor chooses for one field in conflict. */
export type FieldChoice = z.infer<typeof fieldChoiceSchema>;

const resolutionSchema = z.discriminatedUnion('take', [
  /** The editor's own value for every field; against a delete, the record comes back with it; a delete is done all the same. */
  z.strictObject({ take: z.literal('mine') }),
  /** What the record holds now for every field; what is deleted stays deleted, what was changed is not deleted. */
  z.strictObject({ take: z.literal('theirs') }),
  /** A choice for each field in conflict. */
  z.strictObject({
    take: z.literal('fields'),
    fields: z.record(z.string(), fieldChoiceSchema),
  }),
]);
/** How an editor resolves a conflict. */
export type Resolution = z.infer<typeof resolutionSchema>;

/** What became of undoing or redoing; `step` is null where there was nothing to undo or redo. */
export type StepAnswer =
  | { readonly ok: true; readonly step: StepTaken | null }
  | { readonly ok: false; readonly error: DeskError };

const found = { offset: z.int().min(0), limit: z.int().min(1).max(mostFound) };
const findArticlesSchema = z.strictObject({
  filter: articleFilterSchema,
  orderBy: z.enum(orderingNames('article')),
  direction,
  ...found,
});
/** Which articles of the whole desk. */
export type FindArticles = z.output<typeof findArticlesSchema>;
const findQuotesSchema = z.strictObject({
  filter: quoteFilterSchema,
  orderBy: z.enum(orderingNames('quote')),
  direction,
  ...found,
});
/** Which quotes of the whole desk. */
export type FindQuotes = z.output<typeof findQuotesSchema>;

/** What the server found; `kept` are the ids of those rows that are on this machine too. */
export type Found<Row> =
  | { readonly ok: true; readonly page: Page<Row>; readonly kept: readonly string[] }
  | { readonly ok: false; readonly message: string };

const mergeTopicsSchema = z.strictObject({
  /** The topic that goes. */
  from: recordIdSchema,
  /** The one that stays. */
  into: recordIdSchema,
  /** Whether verified quotes that are moved are verified anew by whoever merges; else they go back to review. */
  verify: z.boolean(),
});
/** Two topics that are to be one. */
export type MergeTopics = z.output<typeof mergeTopicsSchema>;

/** How many quotes making two topics one would move; or why it cannot be done on this machine. */
export type TopicMerge =
  | { readonly ok: true; readonly quotes: number; readonly verified: number }
  | { readonly ok: false; readonly error: DeskError };

const aRecord = { kind: recordKindSchema, id: recordIdSchema };
const fieldValuesSchema = z.record(z.string(), z.unknown());
const putBackSchema = z.strictObject({
  ...aRecord,
  action: z.enum(['update', 'delete', 'restore']),
  before: fieldValuesSchema,
  after: fieldValuesSchema,
});
/** A change of a record that is to be taken back; the edit that does it is parsed by `parseEdit`. */
export type PutBack = z.output<typeof putBackSchema>;

/** A page of a record's history, the newest change first; or one plain sentence why there is none. */
export type HistoryPage =
  | {
      readonly ok: true;
      readonly changes: readonly RecordChange[];
      /** Whether there are earlier ones. */
      readonly more: boolean;
      readonly names: WaitingHistory['names'];
    }
  | { readonly ok: false; readonly message: string };

const decidedSchema = z.strictObject({
  articleId: recordIdSchema,
  /** The `key` of each suggestion. */
  keys: z.array(z.string()).min(1, 'names no suggestion').max(500, 'names more than 500'),
});

// So many take a second or two, in which the replica answers nothing else.
const mostSaved = 2000;

/** Whether something was brought here; `message` says in one plain sentence why not. */
export type FetchAnswer = { readonly ok: true } | { readonly ok: false; readonly message: string };

const quoteList = {
  filter: quoteFilterSchema,
  orderBy: z.enum(orderingNames('quote')),
  direction,
  groupBy: z.enum(groupings.quote).optional(),
};

const bulkEdit = { ids: z.array(recordIdSchema).max(bulkChunk), change: bulkChangeSchema };

/** A value of a field, and how many records have it. */
export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** The parts of records in which words were found, by the records' ids. */
export type FoundWords = Readonly<Record<string, readonly Highlight[]>>;

const importSchema = z.strictObject({
  files: z
    .array(z.strictObject({ name: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) }))
    .min(1)
    .max(mostDocuments),
});
/** Files to import: their names without folders, and their bytes. */
export type ImportDocuments = z.output<typeof importSchema>;

/** What became of an article of an imported file. */
export type ImportedDocument =
  | {
      readonly ok: true;
      readonly name: string;
      readonly articleId: string;
      readonly headline: string;
      readonly notices: readonly ImportNotice[];
    }
  /** The same bytes were imported before: `duplicateOf` is the article that was made of them. */
  | {
      readonly ok: false;
      readonly name: string;
      readonly duplicateOf: string;
      readonly headline: string;
    }
  | { readonly ok: false; readonly name: string; readonly error: DeskError };

/** Every call that a window can make of the replica. Reads are answered from the local store, but for those that say otherwise. */
export const replicaCalls = {
  listArticles: call(
    z.strictObject({
      filter: articleFilterSchema,
      orderBy: z.enum(orderingNames('article')),
      direction,
      groupBy: z.enum(groupings.article).optional(),
      ...page,
    }),
  )<Page<ArticleRow>>(),
  listQuotes: call(z.strictObject({ ...quoteList, ...page }))<Page<QuoteRow>>(),
  /** The ids of a part of that list, however long. */
  listQuoteIds: call(
    z.strictObject({ ...quoteList, offset: z.int().min(0), limit: z.int().min(1) }),
  )<readonly string[]>(),
  listActors: call(
    z.strictObject({
      filter: actorFilterSchema,
      orderBy: z.enum(orderingNames('actor')),
      direction,
      ...page,
    }),
  )<Page<ActorRow>>(),
  listTopics: call(
    z.strictObject({
      filter: topicFilterSchema,
      orderBy: z.enum(orderingNames('topic')),
      direction,
      ...page,
    }),
  )<Page<TopicRow>>(),
  /** The values that records have in a field, the most frequent first. */
  listValues: call(
    z.strictObject({
      kind: z.enum(['article', 'quote', 'actor']),
      field: z.enum(['agency', 'datelinePlace', 'language', 'country']),
    }),
  )<readonly ValueCount[]>(),
  /** Where in some records the words of a search stand, for those that a window shows. */
  foundWords: call(
    z.strictObject({
      kind: z.enum(searchedKinds),
      ids: z.array(recordIdSchema).max(100),
      text: searchTextSchema,
    }),
  )<FoundWords>(),
  getArticle: call(byId)<ArticleDetail | null>(),
  getActor: call(byId)<ActorDetail | null>(),
  getTopic: call(byId)<TopicDetail | null>(),
  /** Who may be the same as an actor, the likeliest first; by names in any script, acronyms and identifiers. */
  listDuplicates: call(byId)<readonly LikelyDuplicate[]>(),
  /** Topics that may be the same as a topic, the likeliest first. */
  listLikeTopics: call(byId)<readonly LikelyTopic[]>(),
  /** What making two topics one would do. */
  previewTopicMerge: call(mergeTopicsSchema.pick({ from: true }))<TopicMerge>(),
  /** Makes two topics one by ordinary edits, offline too: one step, undone as one. */
  mergeTopics: call(mergeTopicsSchema)<SaveAnswer>(),
  /** The edit is parsed by `parseEdit`, whose error names the field. Durable on this machine when it answers ok. */
  saveEdit: call(z.strictObject({ edit: z.unknown() }))<SaveAnswer>(),
  /**
   * The same for several edits, which may build on each other in their order: all or none, undone as one step. An error's
   * path begins with the place of the edit among them.
   */
  saveEdits: call(
    z.strictObject({
      edits: z
        .array(z.unknown())
        .max(mostSaved, `more than ${mostSaved} edits: save fewer at once`),
    }),
  )<SaveAnswer>(),
  /** Makes articles of files, offline too: one answer for each article, in the order of the files. Durable on this machine when it answers. */
  importDocuments: call(importSchema)<readonly ImportedDocument[]>(),
  /** What a change of many quotes would do, in numbers. */
  previewBulkEdit: call(z.strictObject(bulkEdit))<BulkCounts>(),
  /** Changes a part of many quotes, in one transaction; `saving` is what the part before it answered. */
  bulkEdit: call(z.strictObject({ ...bulkEdit, saving: z.int().nullable() }))<BulkAnswer>(),
  /**
   * The quotes that an article seems to make and the desk does not have, worked out here. Null where there is no such
   * article here. To accept one otherwise than it is, save it with `saveEdits` like any quote.
   */
  suggestQuotes: call(z.strictObject({ articleId: recordIdSchema }))<SuggestedQuotes | null>(),
  /** Makes quotes of suggestions as they are, with the actors that are missing: one step, undone as one. */
  acceptSuggestions: call(decidedSchema)<SaveAnswer>(),
  /** Lets suggestions not come back; undone like any edit, or by an edit of the article's `rejectedSuggestions`. */
  rejectSuggestions: call(decidedSchema)<SaveAnswer>(),
  /** What of a record's history waits on this machine. */
  waitingHistory: call(z.strictObject(aRecord))<WaitingHistory>(),
  /** Asks the server for a page of a record's history, only while it can be reached; `below` is the last revision of the page before. */
  readHistory: call(
    z.strictObject({
      ...aRecord,
      below: z.int().min(1).nullable(),
      limit: z.int().min(1).max(mostChanges),
    }),
  )<HistoryPage>(),
  /** Takes one change of a record back by an ordinary edit on the record as it is now; what somebody changed since stays. */
  putBack: call(putBackSchema)<StepAnswer>(),
  listOutbox: call(nothing)<readonly OutboxEntry[]>(),
  /** Conflicts that nobody has resolved, oldest first. */
  listConflicts: call(nothing)<readonly ConflictEntry[]>(),
  /**
   * Saves what the editor chose as an ordinary edit on the record as it is now; the conflict is gone when it answers ok.
   * `alike` are other conflicts that are resolved in the same way: all or none, undone as one step.
   */
  resolveConflict: call(
    z.strictObject({
      number: z.int(),
      resolution: resolutionSchema,
      alike: z.array(z.int()).max(mostSaved).optional(),
    }),
  )<SaveAnswer>(),
  /** Gives up an edit that failed, and those that build on it. */
  discardEdit: call(z.strictObject({ sequence: z.int() }))<SaveAnswer>(),
  /** Sends an edit that was rejected once more. */
  retryEdit: call(z.strictObject({ sequence: z.int() }))<SaveAnswer>(),
  /** Undoes what was saved last on this machine, sent or not, as an ordinary edit on the record as it is now. */
  undo: call(nothing)<StepAnswer>(),
  /** Does again what was undone last. */
  redo: call(nothing)<StepAnswer>(),
  /** Puts the status's notice away for good. */
  dismissNotice: call(nothing)<SaveAnswer>(),
  /** Chooses what of the desk is kept on this machine; null for everything. */
  setScope: call(z.strictObject({ scope: scopeSchema.nullable() }))<SaveAnswer>(),
  /** Asks the server for articles of the whole desk; only while it can be reached. */
  findArticles: call(findArticlesSchema)<Found<ArticleRow>>(),
  /** Asks the server for quotes of the whole desk; only while it can be reached. */
  findQuotes: call(findQuotesSchema)<Found<QuoteRow>>(),
  /** Brings an article that is not kept here from the server, with all its quotes, to stay. */
  fetchArticle: call(byId)<FetchAnswer>(),
  status: call(nothing)<DeskStatus>(),
} as const;

/** The replica as a window calls it. */
export type ReplicaCaller = CallerOf<typeof replicaCalls>;
/** The replica as it answers. */
export type ReplicaAnswerer = AnswererOf<typeof replicaCalls>;

/** What the replica tells windows unasked. */
export type ReplicaEvent =
  | { readonly event: 'changed'; readonly ids: readonly string[] | 'all' }
  | { readonly event: 'status'; readonly status: DeskStatus };

/** The messages on the port between a window and the replica. */
export type ReplicaMessage =
  | {
      readonly type: 'call';
      readonly number: number;
      readonly name: string;
      readonly argument: unknown;
    }
  | { readonly type: 'answer'; readonly number: number; readonly answer: unknown }
  | { readonly type: 'failure'; readonly number: number; readonly message: string }
  | { readonly type: 'event'; readonly event: ReplicaEvent };

/** What the preload script gives to a window as `window.verbatim`. */
export interface VerbatimBridge {
  readonly replica: ReplicaCaller;
  /** Answers a function that stops listening. */
  readonly onReplicaEvent: (listener: (event: ReplicaEvent) => void) => () => void;
  readonly main: MainCaller;
  /** Answers a function that stops listening. */
  readonly onMainEvent: (listener: (event: MainEvent) => void) => () => void;
  readonly platform: string;
}

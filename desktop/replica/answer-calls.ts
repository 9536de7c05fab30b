import { z } from 'zod';
import type { Call } from '#desktop/ipc/call-map.ts';
import {
  replicaCalls,
  type ReplicaAnswerer,
  type ReplicaMessage,
} from '#desktop/ipc/replica-calls.ts';
import { validationError } from '#shared/errors/validation-error.ts';

/** Answers one message of a window; null for what is no call. Never rejects: a failure is an answer too. */
export type AnswerCall = (message: unknown) => Promise<ReplicaMessage | null>;

const callMessage = z.strictObject({
  type: z.literal('call'),
  number: z.int(),
  name: z.string(),
  argument: z.unknown(),
});

/** Answers calls by name with the argument parsed here, where it arrives. `log` takes what was not expected to fail. */
export function answerCalls(answerer: ReplicaAnswerer, log: (error: unknown) => void): AnswerCall {
  const handlers = new Map(Object.entries(handlersOf(answerer)));
  return async (message) => {
    const call = callMessage.safeParse(message);
    if (!call.success) return null;
    const { number, name, argument } = call.data;
    const handler = handlers.get(name);
    if (handler === undefined) return failure(number, `There is no call ${name}.`);
    try {
      return await handler(number, argument);
    } catch (error) {
      log(error);
      const reason = error instanceof Error ? error.message : String(error);
      return failure(number, `The local store could not answer ${name}: ${reason}`);
    }
  };
}

type Handler = (number: number, argument: unknown) => Promise<ReplicaMessage>;

// Written out, so that the compiler sees each call's argument go to the function that takes it.
function handlersOf(answerer: ReplicaAnswerer): Record<keyof ReplicaAnswerer, Handler> {
  return {
    listArticles: handler(replicaCalls.listArticles, answerer.listArticles),
    listQuotes: handler(replicaCalls.listQuotes, answerer.listQuotes),
    listQuoteIds: handler(replicaCalls.listQuoteIds, answerer.listQuoteIds),
    listValues: handler(replicaCalls.listValues, answerer.listValues),
    foundWords: handler(replicaCalls.foundWords, answerer.foundWords),
    listActors: handler(replicaCalls.listActors, answerer.listActors),
    listTopics: handler(replicaCalls.listTopics, answerer.listTopics),
    getArticle: handler(replicaCalls.getArticle, answerer.getArticle),
    getActor: handler(replicaCalls.getActor, answerer.getActor),
    getTopic: handler(replicaCalls.getTopic, answerer.getTopic),
    listDuplicates: handler(replicaCalls.listDuplicates, answerer.listDuplicates),
    listLikeTopics: handler(replicaCalls.listLikeTopics, answerer.listLikeTopics),
    previewTopicMerge: handler(replicaCalls.previewTopicMerge, answerer.previewTopicMerge),
    mergeTopics: handler(replicaCalls.mergeTopics, answerer.mergeTopics),
    saveEdit: handler(replicaCalls.saveEdit, answerer.saveEdit),
    previewBulkEdit: handler(replicaCalls.previewBulkEdit, answerer.previewBulkEdit),
    bulkEdit: handler(replicaCalls.bulkEdit, answerer.bulkEdit),
    saveEdits: handler(replicaCalls.saveEdits, answerer.saveEdits),
    importDocuments: handler(replicaCalls.importDocuments, answerer.importDocuments),
    suggestQuotes: handler(replicaCalls.suggestQuotes, answerer.suggestQuotes),
    acceptSuggestions: handler(replicaCalls.acceptSuggestions, answerer.acceptSuggestions),
    rejectSuggestions: handler(replicaCalls.rejectSuggestions, answerer.rejectSuggestions),
    waitingHistory: handler(replicaCalls.waitingHistory, answerer.waitingHistory),
    readHistory: handler(replicaCalls.readHistory, answerer.readHistory),
    putBack: handler(replicaCalls.putBack, answerer.putBack),
    listOutbox: handler(replicaCalls.listOutbox, answerer.listOutbox),
    listConflicts: handler(replicaCalls.listConflicts, answerer.listConflicts),
    resolveConflict: handler(replicaCalls.resolveConflict, answerer.resolveConflict),
    discardEdit: handler(replicaCalls.discardEdit, answerer.discardEdit),
    retryEdit: handler(replicaCalls.retryEdit, answerer.retryEdit),
    undo: handler(replicaCalls.undo, answerer.undo),
    redo: handler(replicaCalls.redo, answerer.redo),
    dismissNotice: handler(replicaCalls.dismissNotice, answerer.dismissNotice),
    setScope: handler(replicaCalls.setScope, answerer.setScope),
    findArticles: handler(replicaCalls.findArticles, answerer.findArticles),
    findQuotes: handler(replicaCalls.findQuotes, answerer.findQuotes),
    fetchArticle: handler(replicaCalls.fetchArticle, answerer.fetchArticle),
    status: handler(replicaCalls.status, answerer.status),
  };
}

function handler<Argument extends z.ZodType, Answer>(
  { argument: schema }: Call<Argument, Answer>,
  answer: (argument: z.output<Argument>) => unknown,
): Handler {
  return async (number, argument) => {
    const parsed = schema.safeParse(argument);
    if (!parsed.success) return failure(number, validationError(parsed.error).message);
    return { type: 'answer', number, answer: await answer(parsed.data) };
  };
}

function failure(number: number, message: string): ReplicaMessage {
  return { type: 'failure', number, message };
}

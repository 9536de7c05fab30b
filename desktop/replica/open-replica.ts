import type { Clock } from './ports.ts';
import { instantOf } from './ports.ts';
import { openFile } from './file/open-file.ts';
import { bulkEdit, previewBulkEdit } from './edits/bulk-edit.ts';
import { mergeTopics, previewTopicMerge } from './edits/merge-topics.ts';
import { putBack } from './edits/put-back.ts';
import { discardEdit } from './edits/discard-edit.ts';
import { resolveConflicts } from './edits/resolve-conflicts.ts';
import { importDocuments } from './import/import-documents.ts';
import { retryEdit } from './edits/retry-edit.ts';
import type { OutboxChange } from './edits/add-edit.ts';
import { saveEdit, saveEdits } from './edits/save-edits.ts';
import { takeStep, type StepResult } from './edits/take-step.ts';
import { getActor, getArticle, getTopic } from './reads/details.ts';
import { duplicateFinder } from './reads/find-duplicates.ts';
import { likeTopics } from './reads/find-like-topics.ts';
import { foundWords } from './reads/found-words.ts';
import { groupedOrders } from './reads/grouped-order.ts';
import { listActors } from './reads/list-actors.ts';
import { listArticles } from './reads/list-articles.ts';
import { listConflicts } from './reads/list-conflicts.ts';
import { listQuoteIds } from './reads/list-ids.ts';
import { waitingHistory } from './reads/waiting-history.ts';
import { listOutbox } from './reads/list-outbox.ts';
import { listQuotes } from './reads/list-quotes.ts';
import { listTopics } from './reads/list-topics.ts';
import { listValues } from './reads/list-values.ts';
import { readStatus } from './read-status.ts';
import { fillWithSample } from './fill-with-sample.ts';
import { clearMeta } from './store/meta.ts';
import type { Store } from './store/store.ts';
import { suggesterOf, type DecidingEdits } from './suggestions/suggester.ts';
import { startEngine } from './sync/engine.ts';
import { retryTiming, type RetryTiming } from './sync/retry-delay.ts';
import type { EngineState } from './sync/session.ts';
import { readHistory } from './sync/read-history.ts';
import { fetchArticle, findArticles, findQuotes } from './sync/find-on-server.ts';
import type { PullContext } from './sync/pull-changes.ts';
import { keepWorkedOn } from './sync/scoped.ts';
import { setScope } from './sync/set-scope.ts';
import type { Transport } from './sync/transport.ts';
import type {
  FetchAnswer,
  ReplicaAnswerer,
  ReplicaEvent,
  SaveAnswer,
  StepAnswer,
} from '#desktop/ipc/replica-calls.ts';
import type { DeskStatus } from '#desktop/ipc/replica-views.ts';
import type { Edit } from '#shared/edits/edit.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';
import { beatInterval } from '#shared/sync/protocol.ts';

/** What a replica depends on. */
export interface ReplicaOptions {
  /** The SQLite file; its folder must exist. */
  readonly path: string;
  /** The version of this app. */
  readonly appVersion: string;
  /** The file turns out to be broken: close the replica and open it again, which mends it. */
  readonly damaged?: () => void;
  /** Told which account the file is kept for, each time the server says so. */
  readonly keptFor?: (accountId: string) => void;
  /** Another account signed in: close the replica and open that account's file. */
  readonly otherAccount?: (accountId: string) => void;
  /** The server's address, for the status. */
  readonly server: string;
  /** What a new file is filled with, in a desk that has no server. */
  readonly sample?: readonly Edit[];
  /** The way to the server; null for a replica that stays by itself. */
  readonly transport: Transport | null;
  readonly clock: Clock;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** Answers [0, 1). */
  readonly random: () => number;
  readonly timing?: RetryTiming;
  /** Milliseconds without an event or a beat after which the event stream is opened anew. */
  readonly silence?: number;
}

/** A desk's local copy: answers windows, keeps edits, and stays in step with the server by itself. */
export interface Replica {
  readonly answerer: ReplicaAnswerer;
  /** Answers a function that stops listening. */
  readonly onEvent: (listener: (event: ReplicaEvent) => void) => () => void;
  /** Looks at once whether the server can be reached. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
}

/** The replica, or one plain sentence why its file cannot be used. */
export type OpenedReplica =
  | { readonly ok: true; readonly replica: Replica }
  | { readonly ok: false; readonly message: string };

/** Opens the local store, mends it or brings it up to date where it must, and starts syncing. */
export function openReplica(options: ReplicaOptions): OpenedReplica {
  const opened = openFile({
    path: options.path,
    appVersion: options.appVersion,
    at: instantOf(options.clock),
    damaged: options.damaged ?? (() => {}),
  });
  return opened.ok ? { ok: true, replica: run(options, opened.store) } : opened;
}

function run(options: ReplicaOptions, store: Store): Replica {
  const { server, clock, transport } = options;
  const orderGroups = groupedOrders(store);
  if (options.sample !== undefined) fillWithSample(store, options.sample, instantOf(clock));
  const listeners = new Set<(event: ReplicaEvent) => void>();
  let state: EngineState =
    transport === null
      ? { connection: 'offline', message: null, bootstrap: null }
      : { connection: 'connecting', message: null, bootstrap: null };
  let lastStatus = '';

  const emit = (event: ReplicaEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const status = (): DeskStatus => readStatus(store, server, state);
  const emitStatus = (): void => {
    const now = status();
    const text = JSON.stringify(now);
    if (text === lastStatus) return;
    lastStatus = text;
    emit({ event: 'status', status: now });
  };
  const suggester = suggesterOf(store, options.newId);
  const changed = (ids: readonly string[]): void => {
    suggester.changed(ids);
    emit({ event: 'changed', ids: ids.length > mostNamed ? 'all' : ids });
    emitStatus();
  };

  const engine =
    transport === null
      ? null
      : startEngine({
          ...options,
          transport,
          store,
          timing: options.timing ?? retryTiming,
          silence: options.silence ?? 2 * beatInterval,
          changed,
          stateChanged: (next) => {
            state = next;
            emitStatus();
          },
        });

  const saved = <Done extends OutboxChange>(work: () => Done) => {
    const done = written(work);
    if (done.ok) {
      changed(done.ids);
      engine?.wake();
    }
    return done;
  };
  const save = (work: () => OutboxChange): SaveAnswer => {
    const done = saved(work);
    return done.ok ? { ok: true } : done;
  };
  const step = (work: () => StepResult): StepAnswer => {
    const done = saved(work);
    return done.ok ? { ok: true, step: done.step } : done;
  };

  const duplicates = duplicateFinder(store);
  const decide = (work: () => DecidingEdits): SaveAnswer =>
    save(() => {
      const decided = work();
      if (!decided.ok) return decided;
      return inScope(store, () => saveEdits(store, decided.edits, instantOf(clock)));
    });

  const closing = new AbortController();
  const atServer = async <Answer>(
    ask: (context: PullContext) => Promise<Answer>,
  ): Promise<Answer | (FetchAnswer & { readonly ok: false })> => {
    if (transport === null) return { ok: false, message: 'This desk has no server.' };
    return ask({ store, transport, appVersion: options.appVersion, changed });
  };

  return {
    answerer: {
      listArticles: (argument) => listArticles(store, orderGroups, argument),
      listQuotes: (argument) => listQuotes(store, orderGroups, argument),
      listQuoteIds: (argument) => listQuoteIds(store, orderGroups, argument),
      listValues: (argument) => listValues(store, argument),
      foundWords: (argument) => foundWords(store, argument),
      listActors: (argument) => listActors(store, argument),
      listTopics: (argument) => listTopics(store, argument),
      getArticle: ({ id }) => getArticle(store, id),
      getActor: ({ id }) => getActor(store, id),
      getTopic: ({ id }) => getTopic(store, id),
      listDuplicates: ({ id }) => duplicates.duplicatesOf(id, mostDuplicates),
      listLikeTopics: ({ id }) => likeTopics(store, id, mostDuplicates),
      previewTopicMerge: (merge) => previewTopicMerge(store, merge),
      mergeTopics: (merge) =>
        save(() => inScope(store, () => mergeTopics(store, merge, instantOf(clock)))),
      saveEdit: ({ edit }) =>
        save(() => inScope(store, () => saveEdit(store, edit, instantOf(clock)))),
      saveEdits: ({ edits }) =>
        save(() => inScope(store, () => saveEdits(store, edits, instantOf(clock)))),
      previewBulkEdit: (edit) => previewBulkEdit(store, edit),
      bulkEdit: ({ saving, ...edit }) => {
        const done = saved(() =>
          inScope(store, () => bulkEdit(store, edit, instantOf(clock), saving)),
        );
        return done.ok ? { ok: true, counts: done.counts, saving: done.saving } : done;
      },
      setScope: ({ scope }) => save(() => setScope(store, scope)),
      findArticles: (query) => atServer((context) => findArticles(context, query, closing.signal)),
      findQuotes: (query) => atServer((context) => findQuotes(context, query, closing.signal)),
      fetchArticle: ({ id }) => atServer((context) => fetchArticle(context, id, closing.signal)),
      importDocuments: (argument) =>
        importDocuments(
          {
            store,
            newId: options.newId,
            now: () => instantOf(clock),
            saved: (work) => saved(() => inScope(store, work)),
          },
          argument,
        ),
      suggestQuotes: ({ articleId }) => suggester.suggest(articleId),
      acceptSuggestions: ({ articleId, keys }) =>
        decide(() => suggester.accepting(articleId, keys)),
      rejectSuggestions: ({ articleId, keys }) =>
        decide(() => suggester.rejecting(articleId, keys)),
      waitingHistory: (record) => waitingHistory(store, record),
      readHistory: (query) => atServer((context) => readHistory(context, query, closing.signal)),
      putBack: (change) =>
        step(() => inScope(store, () => putBack(store, change, instantOf(clock)))),
      listOutbox: () => listOutbox(store),
      listConflicts: () => listConflicts(store),
      resolveConflict: ({ number, resolution, alike = [] }) =>
        save(() => resolveConflicts(store, [number, ...alike], resolution, instantOf(clock))),
      discardEdit: ({ sequence }) => save(() => discardEdit(store, sequence)),
      retryEdit: ({ sequence }) => save(() => retryEdit(store, sequence)),
      dismissNotice: () => save(() => dismissNotice(store)),
      undo: () => step(() => takeStep(store, 'undo', instantOf(clock))),
      redo: () => step(() => takeStep(store, 'redo', instantOf(clock))),
      status,
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wake: () => engine?.wake(),
    close: async () => {
      closing.abort();
      await engine?.stop();
      store.close();
    },
  };
}

function dismissNotice(store: Store): OutboxChange {
  clearMeta(store, 'notice');
  return { ok: true, ids: [] };
}

// What an editor works on stays, whatever part of the desk is kept here.
function inScope<Done extends OutboxChange>(store: Store, work: () => Done): Done {
  return store.write(() => {
    const done = work();
    if (done.ok) keepWorkedOn(store, done.ids);
    return done;
  });
}

// Further down the list they are no likelier than any two actors.
const mostDuplicates = 20;

// More ids than this cost a window more to look through than to ask again for all it shows.
const mostNamed = 200;

/** A disk that is full or broken is an answer, not a crash: nothing was saved, and the editor must know. */
function written<Done>(work: () => Done): Done | (OutboxChange & { readonly ok: false }) {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(code)) throw error;
    const reason = code.startsWith('SQLITE_FULL')
      ? 'the disk is full'
      : 'the disk cannot be written';
    const message = `This was not saved: ${reason}. Make room and save again.`;
    return { ok: false, error: { code: errorCodes.internal, message, path: [] } };
  }
}

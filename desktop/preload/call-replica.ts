import type { ReplicaCaller, ReplicaEvent, ReplicaMessage } from '#desktop/ipc/replica-calls.ts';

/** The replica's calls, over whichever port is there now. */
export interface CallingReplica {
  readonly caller: ReplicaCaller;
  readonly onEvent: (listener: (event: ReplicaEvent) => void) => () => void;
  /** Takes the first port, or one to a replica that was started again. */
  readonly connect: (port: MessagePort) => void;
}

interface Pending {
  readonly message: Extract<ReplicaMessage, { type: 'call' }>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

// Sent a second time, these could be done twice.
const writes: readonly string[] = [
  'saveEdit',
  'saveEdits',
  'importDocuments',
  'bulkEdit',
  'rejectSuggestions',
  'acceptSuggestions',
  'resolveConflict',
  'mergeTopics',
  'putBack',
  'discardEdit',
  'retryEdit',
  'undo',
  'redo',
];

/** Numbers calls and matches their answers. Calls made before there is a port wait for it. */
export function callReplica(): CallingReplica {
  const pending = new Map<number, Pending>();
  const listeners = new Set<(event: ReplicaEvent) => void>();
  let port: MessagePort | null = null;
  let last = 0;

  const tell = (event: ReplicaEvent): void => {
    for (const listener of listeners) listener(event);
  };

  const receive = (message: ReplicaMessage): void => {
    if (message.type === 'event') tell(message.event);
    if (message.type !== 'answer' && message.type !== 'failure') return;
    const call = pending.get(message.number);
    pending.delete(message.number);
    if (message.type === 'answer') call?.resolve(message.answer);
    else call?.reject(new Error(message.message));
  };

  const connect = (next: MessagePort): void => {
    const restarted = port !== null;
    port?.close();
    port = next;
    next.onmessage = ({ data }: MessageEvent<ReplicaMessage>) => receive(data);
    for (const [number, { message, reject }] of pending) {
      if (!restarted || !writes.includes(message.name)) {
        next.postMessage(message);
        continue;
      }
      pending.delete(number);
      reject(
        new Error(
          'The local store was started again while this was being saved. Look whether the change is there, and save again if it is not.',
        ),
      );
    }
    // What happened meanwhile was told to nobody.
    if (restarted) tell({ event: 'changed', ids: 'all' });
  };

  const call = <Name extends keyof ReplicaCaller>(name: Name): ReplicaCaller[Name] =>
    // The answer's type is what the replica promises in the channel map; it comes from our own process.
    ((argument: unknown) =>
      new Promise<unknown>((resolve, reject) => {
        last += 1;
        const message = { type: 'call', number: last, name, argument } as const;
        pending.set(last, { message, resolve, reject });
        port?.postMessage(message);
      })) as ReplicaCaller[Name];

  return {
    connect,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    caller: {
      listArticles: call('listArticles'),
      listQuotes: call('listQuotes'),
      listQuoteIds: call('listQuoteIds'),
      listValues: call('listValues'),
      foundWords: call('foundWords'),
      listActors: call('listActors'),
      listTopics: call('listTopics'),
      getArticle: call('getArticle'),
      getActor: call('getActor'),
      getTopic: call('getTopic'),
      listDuplicates: call('listDuplicates'),
      listLikeTopics: call('listLikeTopics'),
      previewTopicMerge: call('previewTopicMerge'),
      mergeTopics: call('mergeTopics'),
      saveEdit: call('saveEdit'),
      saveEdits: call('saveEdits'),
      importDocuments: call('importDocuments'),
      previewBulkEdit: call('previewBulkEdit'),
      bulkEdit: call('bulkEdit'),
      suggestQuotes: call('suggestQuotes'),
      acceptSuggestions: call('acceptSuggestions'),
      rejectSuggestions: call('rejectSuggestions'),
      waitingHistory: call('waitingHistory'),
      readHistory: call('readHistory'),
      putBack: call('putBack'),
      listOutbox: call('listOutbox'),
      listConflicts: call('listConflicts'),
      resolveConflict: call('resolveConflict'),
      discardEdit: call('discardEdit'),
      retryEdit: call('retryEdit'),
      undo: call('undo'),
      redo: call('redo'),
      dismissNotice: call('dismissNotice'),
      setScope: call('setScope'),
      findArticles: call('findArticles'),
      findQuotes: call('findQuotes'),
      fetchArticle: call('fetchArticle'),
      status: call('status'),
    },
  };
}

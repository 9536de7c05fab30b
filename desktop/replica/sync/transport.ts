import type {
  ArticlesAnswer,
  ArticlesRequest,
  BootstrapAnswer,
  BootstrapRequest,
  FindAnswer,
  FindRequest,
  HelloAnswer,
  HistoryAnswer,
  HistoryRequest,
  PullAnswer,
  PullRequest,
  PushAnswer,
  PushRequest,
} from '#shared/sync/protocol.ts';

/**
 * Why the server gave no answer: it cannot be reached; it does not accept the token; it speaks another version; it
 * cannot take this very message; or it answered with an error or with what is no answer at all.
 */
export interface TransportFailure {
  readonly ok: false;
  readonly failure: 'unreachable' | 'signed_out' | 'refused' | 'bad_request' | 'broken';
  /** One plain sentence for the editor. */
  readonly message: string;
}

/** The server's answer, or why there is none. */
export type Answered<Answer> = { readonly ok: true; readonly answer: Answer } | TransportFailure;

/** What the sync engine needs of a way to the server. No call throws for what a network or a server can do. */
export interface Transport {
  readonly hello: (signal: AbortSignal) => Promise<Answered<HelloAnswer>>;
  readonly bootstrap: (
    request: BootstrapRequest,
    signal: AbortSignal,
  ) => Promise<Answered<BootstrapAnswer>>;
  readonly pull: (request: PullRequest, signal: AbortSignal) => Promise<Answered<PullAnswer>>;
  readonly articles: (
    request: ArticlesRequest,
    signal: AbortSignal,
  ) => Promise<Answered<ArticlesAnswer>>;
  readonly find: (request: FindRequest, signal: AbortSignal) => Promise<Answered<FindAnswer>>;
  readonly history: (
    request: HistoryRequest,
    signal: AbortSignal,
  ) => Promise<Answered<HistoryAnswer>>;
  readonly push: (request: PushRequest, signal: AbortSignal) => Promise<Answered<PushAnswer>>;
  /** Listens until the stream ends, which it does with a failure; `hear` is called for each event, and once at its beginning. */
  readonly events: (
    hear: (event: string) => void,
    signal: AbortSignal,
  ) => Promise<TransportFailure>;
  /** Whether the credentials are others than at the last hello. */
  readonly credentialsChanged: () => Promise<boolean>;
}

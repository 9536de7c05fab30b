import type { Bell } from './bell.ts';
import { bootstrapBase, voidBase } from './bootstrap-base.ts';
import { fetchWanted } from './fetch-wanted.ts';
import { greet } from './greet.ts';
import { listen } from './listen.ts';
import { pullChanges } from './pull-changes.ts';
import { pushOutbox } from './push-outbox.ts';
import { retryDelay, type RetryTiming } from './retry-delay.ts';
import type { Transport, TransportFailure } from './transport.ts';
import { instantOf, type Clock } from '../ports.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import type { Store } from '../store/store.ts';
import type { DeskStatus } from '#desktop/ipc/replica-views.ts';

/** Where the engine stands. */
export type EngineState = Pick<DeskStatus, 'connection' | 'message' | 'bootstrap'>;

/** What a session depends on. */
export interface SessionContext {
  readonly store: Store;
  readonly transport: Transport;
  /** The version of this app. */
  readonly appVersion: string;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Answers [0, 1). */
  readonly random: () => number;
  readonly timing: RetryTiming;
  /** Milliseconds of silence after which an event stream counts as dead. */
  readonly silence: number;
  /** Tells which records look different now. */
  readonly changed: (ids: readonly string[]) => void;
  readonly set: (state: Partial<EngineState>) => void;
  /** Told at each hello which account the file is kept for. */
  readonly keptFor?: ((accountId: string) => void) | undefined;
}

/** The server takes us for another account than the file's. */
export interface OtherAccount {
  readonly ok: false;
  readonly failure: 'other_account';
  readonly accountId: string;
}

// A poke can be lost on the way; nobody should be behind for longer than this.
const longestQuiet = 60_000;
// How often a reader without an account looks whether there is a token now.
const tokenPoll = 5_000;

/**
 * One connection, from hello until it fails: first the copy if there is none, then what waits goes out and what is
 * new comes in, again at each ring of the bell. Answers null when it should begin anew at once.
 */
export async function holdSession(
  context: SessionContext,
  bell: Bell,
  signal: AbortSignal,
): Promise<TransportFailure | OtherAccount | null> {
  const { transport, clock, set } = context;
  const greeted = await greet(context, signal);
  if (!greeted.ok) return greeted;
  if (greeted.answer.greeting === 'other_account') {
    return { ok: false, failure: 'other_account', accountId: greeted.answer.accountId };
  }
  const { hello, rebuilt } = greeted.answer;
  if (hello.account !== null) context.keptFor?.(hello.account.id);
  set({ connection: 'online', message: rebuilt });
  const listening = listen(transport, clock, context.silence, bell.ring);
  const pusher = patientPusher(context, bell, signal);
  try {
    for (;;) {
      const failure =
        (await copyIfNone(context, signal)) ??
        (hello.mayEdit ? await pusher.push() : null) ??
        (await pull(context, bell, signal)) ??
        (await fetchMissing(context, signal)) ??
        listening.ended();
      if (failure !== null) return failure;
      await bell.wait(hello.account === null ? tokenPoll : longestQuiet);
      if (signal.aborted) return null;
      if (hello.account === null && (await transport.credentialsChanged())) return null;
    }
  } finally {
    listening.stop();
    pusher.stop();
  }
}

async function copyIfNone(
  { set, ...context }: SessionContext,
  signal: AbortSignal,
): Promise<TransportFailure | null> {
  if (readMeta(context.store, 'cursor') !== undefined) return null;
  const progressed = (bootstrap: EngineState['bootstrap']): void => set({ bootstrap });
  const copied = await bootstrapBase({ ...context, progressed }, signal);
  if (!copied.ok) return copied;
  set({ bootstrap: null, message: null });
  return null;
}

async function pull(
  { store, set, clock, ...context }: SessionContext,
  bell: Bell,
  signal: AbortSignal,
): Promise<TransportFailure | null> {
  const pulled = await pullChanges({ store, ...context }, signal);
  if (!pulled.ok) return pulled;
  if (pulled.answer === 'reset') {
    voidBase(store);
    set({ message: 'The local copy is too old to be brought up to date. It is fetched anew.' });
    bell.ring();
    return null;
  }
  writeMeta(store, 'syncedAt', instantOf(clock));
  set({});
  return null;
}

async function fetchMissing(
  context: SessionContext,
  signal: AbortSignal,
): Promise<TransportFailure | null> {
  const fetched = await fetchWanted(context, signal);
  return fetched.ok ? null : fetched;
}

/** Pushes; an outbox that the server chokes on is tried again later, and meanwhile reading goes on. */
function patientPusher(context: SessionContext, bell: Bell, signal: AbortSignal) {
  const { clock, random, timing, set } = context;
  let failures = 0;
  let callOff: (() => void) | null = null;
  const push = async (): Promise<TransportFailure | null> => {
    if (callOff !== null) return null;
    const pushed = await pushOutbox(context, signal);
    if (!pushed.ok && pushed.failure !== 'broken') return pushed;
    if (!pushed.ok) {
      callOff = clock.after(retryDelay(failures, random, timing), () => {
        callOff = null;
        bell.ring();
      });
      failures += 1;
      set({ message: pushed.message });
    } else if (failures > 0) {
      failures = 0;
      set({ message: null });
    }
    return null;
  };
  return { push, stop: () => callOff?.() };
}

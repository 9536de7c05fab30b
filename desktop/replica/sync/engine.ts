import { makeBell } from './bell.ts';
import { retryDelay, type RetryTiming } from './retry-delay.ts';
import {
  holdSession,
  type EngineState,
  type OtherAccount,
  type SessionContext,
} from './session.ts';
import type { TransportFailure } from './transport.ts';

/** What the engine depends on. */
export interface EngineOptions extends Omit<SessionContext, 'set'> {
  readonly stateChanged: (state: EngineState) => void;
  /** Another account signed in: this engine has ended, and that account's own file is to be opened. */
  readonly otherAccount?: ((accountId: string) => void) | undefined;
}

/** The engine that keeps a replica and its server the same. */
export interface Engine {
  /** Looks at once whether there is something to do: an edit was saved, or the network may be back. */
  readonly wake: () => void;
  /** Resolves once the store is not touched any more. */
  readonly stop: () => Promise<void>;
}

// A session this long was a good one: what ends it is not one more failure of the same kind.
const goodSession = 10_000;
// Asking more often does not make a token valid.
const leastWaitSignedOut = 2_000;

/** Starts the engine: connects, and does so again whenever the connection is lost, until it is stopped. */
export function startEngine(options: EngineOptions): Engine {
  const { clock, timing, random } = options;
  const bell = makeBell(clock);
  const stopping = new AbortController();
  let state: EngineState = { connection: 'connecting', message: null, bootstrap: null };

  const set = (next: Partial<EngineState>): void => {
    state = { ...state, ...next };
    options.stateChanged(state);
  };

  const run = async (): Promise<void> => {
    let attempt = 0;
    while (!stopping.signal.aborted) {
      let wasGood = false;
      const callOff = clock.after(goodSession, () => {
        wasGood = true;
      });
      const failure = await attempted(() =>
        holdSession({ ...options, set }, bell, stopping.signal),
      );
      callOff();
      if (stopping.signal.aborted) return;
      if (failure === null) continue;
      if (failure.failure === 'other_account') {
        set({ connection: 'connecting', message: null });
        options.otherAccount?.(failure.accountId);
        return;
      }
      const wasOnline = state.connection === 'online';
      if (wasOnline && wasGood) attempt = 0;
      // A lost stream alone is no news: the desk is offline once the server does not answer hello.
      const lost = wasOnline && failure.failure === 'unreachable';
      set(lost ? { connection: 'connecting' } : stateAfter(failure));
      await bell.wait(waitAfter(failure, retryDelay(attempt, random, timing), timing));
      attempt += 1;
    }
  };

  set({});
  const running = run();
  return {
    wake: bell.ring,
    stop: async () => {
      stopping.abort();
      bell.ring();
      await running;
    },
  };
}

/** A session, whose unexpected end (a full disk, a bug) is a failure like others: the desk goes on and says so. */
async function attempted(
  session: () => Promise<TransportFailure | OtherAccount | null>,
): Promise<TransportFailure | OtherAccount | null> {
  try {
    return await session();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      failure: 'broken',
      message: `Syncing stopped and is tried again: ${reason}`,
    };
  }
}

function stateAfter({ failure, message }: TransportFailure): Partial<EngineState> {
  const known = failure === 'signed_out' || failure === 'refused';
  return { connection: known ? failure : 'offline', message };
}

function waitAfter({ failure }: TransportFailure, delay: number, timing: RetryTiming): number {
  if (failure === 'refused') return timing.longest;
  return failure === 'signed_out' ? Math.max(delay, leastWaitSignedOut) : delay;
}

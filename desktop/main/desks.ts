import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WebContents } from 'electron';
import { localServer, type Configuration } from './environment.ts';
import type { KeptDesks } from './kept-desks.ts';
import type { KeptTokens } from './kept-tokens.ts';
import type { Log } from './log.ts';
import { startReplica, type ReplicaProcess } from './replica-process.ts';
import { lookAtServer, signIn } from './sign-in.ts';
import {
  sampleServer,
  type Credentials,
  type DeskAnswer,
  type DeskEntry,
  type ServerAnswer,
} from '#desktop/ipc/desks.ts';
import type { SignInAnswer } from '#desktop/ipc/sign-in.ts';
import type { Words } from '#desktop/words/english.ts';

/** What the desks depend on. */
export interface DesksOptions {
  readonly configuration: Configuration;
  readonly profile: string;
  /** The replica's script. */
  readonly script: string;
  readonly appVersion: string;
  readonly kept: KeptDesks;
  readonly tokens: KeptTokens;
  readonly log: Log;
  readonly words: Words;
  /** Another desk is open now. */
  readonly changed: () => void;
  /** The process that keeps the local data ended unexpectedly; it is started again. */
  readonly died: () => void;
  readonly unusable: (message: string) => void;
}

/** The desks on this machine, one of which is open in all windows. */
export interface Desks {
  readonly all: () => readonly DeskEntry[];
  readonly current: () => DeskEntry | null;
  readonly connect: (contents: WebContents) => void;
  readonly wake: () => void;
  /** Signs in at the server of the open desk. */
  readonly signIn: (token: string) => Promise<SignInAnswer>;
  readonly open: (id: string) => Promise<DeskAnswer>;
  readonly openLocal: () => Promise<DeskAnswer>;
  readonly openSample: () => Promise<DeskAnswer>;
  readonly lookAt: (address: string) => Promise<ServerAnswer>;
  readonly add: (server: string, credentials: Credentials) => Promise<DeskAnswer>;
  readonly countUnsent: (id: string) => Promise<number | null>;
  readonly forget: (id: string, loseUnsent: boolean) => Promise<DeskAnswer>;
  readonly stop: () => Promise<void>;
  readonly stopped: () => boolean;
}

/** Opens the desk that was told in the environment, or the one that was open last; none where there was none yet. */
export async function openDesks(options: DesksOptions): Promise<Desks> {
  const { configuration, profile, kept, tokens, log, words } = options;
  const unknownDesk = { ok: false, message: words.desks.unknown } as const;
  const folder = join(profile, 'desks');
  let replica: ReplicaProcess | null = null;
  let hasEnded = false;

  // The file holds the token of one server: no other may ever see it.
  const tokenOf = async ({ server, account }: DeskEntry): Promise<string | null> => {
    // Whoever signed in here is meant, before a file that others may have written.
    const own = await tokens.read(server, account?.id ?? null);
    if (own !== null || server !== (configuration.server ?? localServer)) return own;
    return await readTokenFile(configuration.tokenFile);
  };

  const start = (desk: DeskEntry): ReplicaProcess =>
    startReplica({
      ...options,
      desks: folder,
      desk: () => kept.current() ?? desk,
      readToken: async () => await tokenOf(kept.current() ?? desk),
      isAccount: async (account) => {
        await kept.of(desk.server, account);
      },
      isOther: async (accountId) => {
        const other = await kept.of(desk.server, { id: accountId, name: '', role: '' });
        await kept.open(other.id);
        options.changed();
      },
    });

  const show = async (id: string | null): Promise<DeskAnswer> => {
    const was = replica;
    replica = null;
    await was?.stop();
    await kept.open(id);
    const desk = kept.current();
    if (desk !== null && !hasEnded) replica = start(desk);
    log.info('Another desk was opened.');
    options.changed();
    return { ok: true };
  };
  const showOf = async (server: string, account: DeskEntry['account']): Promise<DeskAnswer> =>
    await show((await kept.of(server, account)).id);

  const told = configuration.server;
  if (told !== null && kept.current()?.server !== told) {
    await kept.open((await kept.of(told, null)).id);
  }
  const first = kept.current();
  if (first !== null) replica = start(first);

  const countUnsent = async (id: string): Promise<number | null> => {
    const desk = kept.byId(id);
    return desk === undefined ? null : ((await replica?.countUnsent(desk)) ?? null);
  };

  return {
    all: kept.all,
    current: kept.current,
    connect: (contents) => replica?.connect(contents),
    wake: () => replica?.wake(),
    signIn: async (token) => {
      const desk = kept.current();
      if (desk === null) return unknownDesk;
      const signed = await signIn(words, desk.server, { by: 'token', token });
      if (!signed.ok) return signed;
      const { account } = signed;
      if (account === null) return { ok: false, message: words.desks.tokenOfNobody };
      const notKept = await keepToken(words, tokens, desk.server, account.id, signed.token);
      if (notKept !== null) return { ok: false, message: notKept };
      const theirs = await kept.of(desk.server, account);
      // The replica asks for its token again; a desk of another account is another file.
      if (theirs.id === desk.id) replica?.wake();
      else await show(theirs.id);
      return { ok: true, account };
    },
    open: async (id) => (kept.byId(id) === undefined ? unknownDesk : await show(id)),
    openLocal: async () => await showOf(localServer, null),
    openSample: async () => await showOf(sampleServer, null),
    lookAt: (address) => lookAtServer(words, address),
    add: async (server, credentials) => {
      const signed = await signIn(words, server, credentials);
      if (!signed.ok) return signed;
      if (signed.account !== null) {
        const notKept = await keepToken(words, tokens, server, signed.account.id, signed.token);
        if (notKept !== null) return { ok: false, message: notKept };
      }
      return await showOf(server, signed.account);
    },
    countUnsent,
    forget: async (id, loseUnsent) => {
      const desk = kept.byId(id);
      if (desk === undefined) return unknownDesk;
      const unsent = await countUnsent(id);
      if (unsent !== 0 && !loseUnsent) {
        return { ok: false, message: words.desks.holdsUnsent };
      }
      if (kept.current()?.id === id) await show(null);
      await removeFiles(folder, desk, kept.all());
      if (desk.account !== null) await tokens.forget(desk.server, desk.account.id);
      await kept.forget(id);
      return { ok: true };
    },
    stop: async () => {
      hasEnded = true;
      await replica?.stop();
    },
    stopped: () => replica?.stopped() ?? true,
  };
}

// Answers why a token could not be kept, null when it was.
async function keepToken(
  { desks }: Words,
  tokens: KeptTokens,
  server: string,
  accountId: string,
  token: string | null,
): Promise<string | null> {
  if (token === null) return null;
  try {
    await tokens.keep(server, accountId, token);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return desks.tokenNotKept(reason);
  }
}

// The folder of a server goes with its last desk; before that an account's own file alone.
async function removeFiles(
  folder: string,
  { id, server, account }: DeskEntry,
  all: readonly DeskEntry[],
): Promise<void> {
  const path = join(folder, createHash('sha256').update(server).digest('hex').slice(0, 16));
  const isLast = !all.some((other) => other.id !== id && other.server === server);
  if (isLast) await rm(path, { recursive: true, force: true });
  else if (account !== null) {
    const file = join(path, `replica-${account.id.replaceAll(/[^0-9a-z-]/gu, '')}.sqlite`);
    for (const part of ['', '-wal', '-shm']) await rm(`${file}${part}`, { force: true });
  }
}

async function readTokenFile(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim() || null;
  } catch {
    return null;
  }
}

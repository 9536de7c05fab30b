import type { z } from 'zod';
import { mayEdit, type Account } from '#server/accounts/account.ts';
import { listAccounts } from '#server/accounts/list-accounts.ts';
import { bootstrapPage } from '#server/records/bootstrap-page.ts';
import { changedSince } from '#server/records/changed-since.ts';
import { readHorizon } from '#server/records/cursor.ts';
import { pushEdits } from '#server/records/push-edits.ts';
import { findPage } from '#server/records/queries/find-page.ts';
import { toldHistory } from '#server/records/told-history.ts';
import { wholeArticles } from '#server/records/whole-articles.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import {
  articlesRequestSchema,
  bootstrapRequestSchema,
  findRequestSchema,
  historyRequestSchema,
  protocolVersion,
  pullRequestSchema,
  pushRequestSchema,
  syncPaths,
  type HelloAnswer,
  type PushRequest,
} from '#shared/sync/protocol.ts';
import { deskError } from '../exchange.ts';
import type { HttpServices } from '../services.ts';

/** Who asks what, however the message came. */
export interface SyncQuestion {
  /** One of `syncPaths` but that of the events, which are no answer. */
  readonly path: string;
  /** Null for a reader without an account. */
  readonly account: Account | null;
  /** Reads the message; undefined when it was none and its sender has been told. */
  readonly read: <Message>(schema: z.ZodType<Message>) => Promise<Message | undefined>;
}

/** The body of an answer, a refusal with its HTTP status, or `told` when `read` has told the sender. */
export type SyncReply =
  | { readonly reply: 'answer'; readonly body: unknown }
  | { readonly reply: 'refusal'; readonly status: number; readonly error: DeskError }
  | { readonly reply: 'told' };

/** What answers need of a server. */
export type SyncServices = Pick<HttpServices, 'db' | 'clock' | 'log' | 'writeEnded'>;

/** Answers a message of the sync protocol; HTTP is only one way to ask. */
export async function answerSync(
  { path, account, read }: SyncQuestion,
  services: SyncServices,
): Promise<SyncReply> {
  const answer = async <Message>(
    schema: z.ZodType<Message>,
    work: (message: Message) => Promise<unknown>,
  ): Promise<SyncReply> => {
    const message = await read(schema);
    if (message === undefined) return { reply: 'told' };
    return { reply: 'answer', body: await work(message) };
  };
  const { db } = services;
  switch (path) {
    case syncPaths.hello:
      return { reply: 'answer', body: await hello(account, services) };
    case syncPaths.bootstrap:
      return answer(bootstrapRequestSchema, (request) => bootstrapPage(db, request));
    case syncPaths.pull:
      return answer(pullRequestSchema, (request) => changedSince(db, request));
    case syncPaths.articles:
      return answer(articlesRequestSchema, async ({ ids }) => ({
        records: await wholeArticles(db, ids),
      }));
    case syncPaths.find:
      return answer(findRequestSchema, (request) => findPage(db, request));
    case syncPaths.history:
      return answer(historyRequestSchema, (request) => toldHistory(db, request));
    case syncPaths.push:
      return (
        refusedPush(account) ??
        answer(pushRequestSchema, (request) => push(account, services, request))
      );
    default:
      return refusal(404, deskError('notFound', 'There is nothing at this address.'));
  }
}

async function hello(account: Account | null, { db }: SyncServices): Promise<HelloAnswer> {
  const [{ epoch }, accounts] = await Promise.all([readHorizon(db), listAccounts(db)]);
  return {
    protocol: protocolVersion,
    epoch,
    account: account && { id: account.id, name: account.name, role: account.role },
    mayEdit: mayEdit(account),
    editors: accounts.map(({ id, name }) => ({ id, name })),
  };
}

// The whole push, and not edit by edit: an outcome is for ever, and the right to edit may come back.
function refusedPush(account: Account | null): SyncReply | null {
  if (account === null) {
    return refusal(
      401,
      deskError('unauthenticated', 'Only who is signed in can edit: send a token.'),
    );
  }
  if (mayEdit(account)) return null;
  const message = `The account ${account.name} may only read: ask an administrator for the role "editor".`;
  return refusal(403, deskError('forbidden', message));
}

async function push(
  account: Account | null,
  { db, clock, log, writeEnded }: SyncServices,
  request: PushRequest,
): Promise<unknown> {
  const answer = await pushEdits({ db, account, clock, log }, request);
  await writeEnded();
  return answer;
}

function refusal(status: number, error: DeskError): SyncReply {
  return { reply: 'refusal', status, error };
}

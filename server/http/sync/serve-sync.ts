import { mayEdit } from '#server/accounts/account.ts';
import { listAccounts } from '#server/accounts/list-accounts.ts';
import { bootstrapPage } from '#server/records/bootstrap-page.ts';
import { changedSince } from '#server/records/changed-since.ts';
import { readHorizon } from '#server/records/cursor.ts';
import { pushEdits } from '#server/records/push-edits.ts';
import {
  bootstrapRequestSchema,
  protocolVersion,
  pullRequestSchema,
  pushRequestSchema,
  syncPaths,
  type HelloAnswer,
} from '#shared/sync/protocol.ts';
import { deskError, sendError, sendJson, type SignedInExchange } from '../exchange.ts';
import type { HttpServices } from '../services.ts';
import { readMessage, refuseOtherProtocol } from './read-message.ts';
import { serveEvents } from './serve-events.ts';

/** Answers what replicas ask; see `shared/sync/protocol.ts` for each message. */
export async function serveSync(exchange: SignedInExchange, services: HttpServices): Promise<void> {
  if (refuseOtherProtocol(exchange)) return;
  switch (exchange.url.pathname) {
    case syncPaths.hello:
      return serveHello(exchange, services);
    case syncPaths.bootstrap:
      return serveBootstrap(exchange, services);
    case syncPaths.pull:
      return servePull(exchange, services);
    case syncPaths.push:
      return servePush(exchange, services);
    case syncPaths.events:
      return serveEvents(exchange, services);
    default:
      return sendError(exchange, 404, deskError('notFound', 'There is nothing at this address.'));
  }
}

async function serveHello(exchange: SignedInExchange, { db }: HttpServices): Promise<void> {
  const { account } = exchange;
  const [{ epoch }, accounts] = await Promise.all([readHorizon(db), listAccounts(db)]);
  const answer: HelloAnswer = {
    protocol: protocolVersion,
    epoch,
    account: account && { id: account.id, name: account.name, role: account.role },
    mayEdit: mayEdit(account),
    editors: accounts.map(({ id, name }) => ({ id, name })),
  };
  sendJson(exchange, 200, answer);
}

async function serveBootstrap(exchange: SignedInExchange, { db }: HttpServices): Promise<void> {
  const request = await readMessage(exchange, bootstrapRequestSchema);
  if (request !== undefined) sendJson(exchange, 200, await bootstrapPage(db, request));
}

async function servePull(exchange: SignedInExchange, { db }: HttpServices): Promise<void> {
  const request = await readMessage(exchange, pullRequestSchema);
  if (request === undefined) return;
  sendJson(exchange, 200, await changedSince(db, request.cursor, request.limit));
}

async function servePush(exchange: SignedInExchange, services: HttpServices): Promise<void> {
  const { account } = exchange;
  // The whole push, and not edit by edit: an outcome is for ever, and the right to edit may come back.
  if (account === null) {
    return sendError(
      exchange,
      401,
      deskError('unauthenticated', 'Only who is signed in can edit: send a token.'),
    );
  }
  if (!mayEdit(account)) {
    const message = `The account ${account.name} may only read: ask an administrator for the role "editor".`;
    return sendError(exchange, 403, deskError('forbidden', message));
  }
  const request = await readMessage(exchange, pushRequestSchema);
  if (request === undefined) return;
  const { db, clock, log } = services;
  const answer = await pushEdits({ db, account, clock, log }, request);
  await services.writeEnded();
  sendJson(exchange, 200, answer);
}

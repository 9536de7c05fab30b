import { voidBase } from './bootstrap-base.ts';
import type { Answered, Transport } from './transport.ts';
import { clearMeta, readMeta, writeMeta } from '../store/meta.ts';
import type { Store } from '../store/store.ts';
import { protocolVersion, type HelloAnswer } from '#shared/sync/protocol.ts';

/**
 * How a session begins: who the server takes us for, and why everything is fetched again, for the editor; null when it
 * is not.
 */
export type Greeting =
  | { readonly greeting: 'welcome'; readonly hello: HelloAnswer; readonly rebuilt: string | null }
  /** The file is another account's: nothing of it may be sent, and nothing taken into it. */
  | { readonly greeting: 'other_account'; readonly accountId: string };

/** What a greeting depends on. */
export interface GreetContext {
  readonly store: Store;
  readonly transport: Transport;
  /** The version of this app. */
  readonly appVersion: string;
}

/**
 * Says hello and remembers the answer. A server that was replaced or restored makes the base void, never the outbox;
 * so does a new version of the app, where an older one had to pass over what the server sent.
 */
export async function greet(
  { store, transport, appVersion }: GreetContext,
  signal: AbortSignal,
): Promise<Answered<Greeting>> {
  const answered = await transport.hello(signal);
  if (!answered.ok) return answered;
  const hello = answered.answer;
  if (hello.protocol !== protocolVersion) {
    const message = `The server speaks version ${hello.protocol} of the sync protocol, this app version ${protocolVersion}: update the older of the two.`;
    return { ok: false, failure: 'refused', message };
  }
  return store.write(() => {
    const accountId = readMeta(store, 'accountId');
    if (hello.account !== null && accountId !== undefined && hello.account.id !== accountId) {
      return { ok: true, answer: { greeting: 'other_account', accountId: hello.account.id } };
    }
    const epoch = readMeta(store, 'bootstrap')?.epoch ?? readMeta(store, 'epoch');
    const replaced = epoch !== undefined && epoch !== hello.epoch;
    const unreadBy = readMeta(store, 'unreadBy');
    const readsMore = unreadBy !== undefined && unreadBy !== appVersion;
    if (replaced || readsMore) voidBase(store);
    if (readsMore) clearMeta(store, 'unreadBy');
    if (hello.account !== null) writeMeta(store, 'accountId', hello.account.id);
    writeMeta(store, 'hello', hello);
    const rebuilt = replaced
      ? 'The server’s data was replaced or restored. The local copy is fetched anew; your waiting edits are kept.'
      : null;
    return { ok: true, answer: { greeting: 'welcome', hello, rebuilt } };
  });
}

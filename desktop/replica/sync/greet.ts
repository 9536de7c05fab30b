import { voidBase } from './bootstrap-base.ts';
import type { Answered, Transport } from './transport.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import type { Store } from '../store/store.ts';
import { protocolVersion, type HelloAnswer } from '#shared/sync/protocol.ts';

/** How a session begins: who the server takes us for, and whether the base had to be made void. */
export interface Greeting {
  readonly hello: HelloAnswer;
  /** Why everything is fetched again, for the editor; null when it is not. */
  readonly rebuilt: string | null;
}

/**
 * Says hello and remembers the answer. A server that was replaced or restored and a changed account make the base
 * void, never the outbox.
 */
export async function greet(
  store: Store,
  transport: Transport,
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
    const epoch = readMeta(store, 'bootstrap')?.epoch ?? readMeta(store, 'epoch');
    const accountId = readMeta(store, 'accountId');
    const replaced = epoch !== undefined && epoch !== hello.epoch;
    const otherAccount =
      accountId !== undefined && hello.account !== null && hello.account.id !== accountId;
    if (replaced || otherAccount) voidBase(store);
    if (hello.account !== null) writeMeta(store, 'accountId', hello.account.id);
    writeMeta(store, 'hello', hello);
    const rebuilt = replaced
      ? 'The server’s data was replaced or restored. The local copy is fetched anew; your waiting edits are kept.'
      : otherAccount
        ? 'Another account signed in. The local copy is fetched anew.'
        : null;
    return { ok: true, answer: { hello, rebuilt } };
  });
}

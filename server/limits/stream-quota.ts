import { limits } from './limits.ts';
import type { RateLimit, RequestSender } from './request-quota.ts';

/** Counts the event streams that each account and each address has open. */
export interface StreamQuota {
  /** Counts one more as open, until the answered function is called; null where there are too many already. */
  open(sender: RequestSender): (() => void) | null;
}

/** Starts to count, each server for itself; free are the senders whose requests are not limited either. */
export function createStreamQuota(limit: RateLimit): StreamQuota {
  const counts = new Map<string, number>();
  const add = (key: string, more: number) => {
    const count = (counts.get(key) ?? 0) + more;
    if (count > 0) counts.set(key, count);
    else counts.delete(key);
  };
  return {
    open({ accountId, address, local }) {
      if (limit === 'off' || (local && limit === undefined)) return () => {};
      const { ofAccount, ofAddress } = limits.streams;
      const byAccount = `account ${accountId}`;
      const byAddress = `address ${address}`;
      const keys = accountId === null ? [byAddress] : [byAccount, byAddress];
      const isFull = (key: string) =>
        (counts.get(key) ?? 0) >= (key === byAccount ? ofAccount : ofAddress);
      if (keys.some(isFull)) return null;
      for (const key of keys) add(key, 1);
      let isOpen = true;
      return () => {
        if (isOpen) for (const key of keys) add(key, -1);
        isOpen = false;
      };
    },
  };
}

/** What somebody is told who has too many streams open. */
export const tooManyStreams = `At most ${limits.streams.ofAccount} event streams of one account and ${limits.streams.ofAddress} of one address are open at once: close one, and try again.`;

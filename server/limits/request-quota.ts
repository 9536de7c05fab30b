import { limits } from './limits.ts';
import { createQuota, type Taken } from './quota.ts';

/** Whose quota a request takes from. */
export interface RequestSender {
  /** Id of the account; null for nobody in particular. */
  readonly accountId: string | null;
  readonly address: string;
  /** Whether it is a program on this machine, which no limit holds up unless an administrator set one. */
  readonly local: boolean;
}

/** Counts the requests of each sender. */
export interface RequestQuota {
  /** Takes a point; null where the sender is not limited. */
  take(sender: RequestSender): Promise<Taken | null>;
  /** Takes more points for what a GraphQL operation costs at most. */
  charge(sender: RequestSender, complexity: number): void;
  /** Whether an address has sent so many bad tokens that none is looked at; null while it may go on. */
  barred(sender: RequestSender): Promise<Taken | null>;
  /** Counts a bad token. */
  badToken(sender: RequestSender): Promise<void>;
}

/** Points an account may take in a minute; `off` for no limit; undefined for the default, from which this machine is free. */
export type RateLimit = number | 'off' | undefined;

/** Starts to count, each server for itself. */
export function createRequestQuota(limit: RateLimit): RequestQuota {
  const { seconds, account, shareOfAddress, badTokens, complexityPerPoint } = limits.rate;
  const points = typeof limit === 'number' ? limit : account;
  const byAccount = createQuota({ name: 'account', points, seconds });
  const share = Math.max(1, Math.floor(points * shareOfAddress));
  const byAddress = createQuota({ name: 'address', points: share, seconds });
  const byBadTokens = createQuota({ name: 'bad-tokens', ...badTokens });
  const free = ({ local }: RequestSender) => limit === 'off' || (local && limit === undefined);
  const take = ({ accountId, address }: RequestSender, taken: number) =>
    accountId === null ? byAddress.take(address, taken) : byAccount.take(accountId, taken);
  return {
    take: async (sender) => (free(sender) ? null : await take(sender, 1)),
    charge(sender, complexity) {
      const more = Math.floor(complexity / complexityPerPoint);
      if (more > 0 && !free(sender)) void take(sender, more);
    },
    async barred(sender) {
      if (free(sender)) return null;
      const state = await byBadTokens.look(sender.address);
      return state.ok ? null : state;
    },
    async badToken(sender) {
      if (!free(sender)) await byBadTokens.take(sender.address);
    },
  };
}

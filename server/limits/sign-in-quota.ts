import { limits } from './limits.ts';
import { createQuota, type Taken } from './quota.ts';

/** Who tries to sign in, and as whom. */
export interface SignInAttempt {
  /** The client's address, from `clientAddress`. */
  readonly address: string;
  /** The e-mail address as it was typed. */
  readonly account: string;
}

/** Slows down whoever guesses passwords. */
export interface SignInQuota {
  /**
   * Counts an attempt, to be called before the password is looked at; `ok: false` refuses it with `RATE_LIMITED`, and
   * `resetSeconds` says for how long. An account that does not exist counts like one that does.
   */
  attempt(attempt: SignInAttempt): Promise<Taken>;
  /** The password was right: forgets the attempts of this address at this account. */
  succeeded(attempt: SignInAttempt): Promise<void>;
}

/**
 * Starts to count. Three rules together: a single address may not try many accounts, nor one account often; and many
 * addresses may not share the work on one account. The last is so wide that nobody can lock another out by accident.
 */
export function createSignInQuota(): SignInQuota {
  const byAddress = createQuota({ name: 'sign-in-address', ...limits.signIn.address });
  const byPair = createQuota({ name: 'sign-in', ...limits.signIn.pair });
  const byAccount = createQuota({ name: 'sign-in-account', ...limits.signIn.account });
  return {
    async attempt(attempt) {
      const first = await byAddress.take(attempt.address);
      if (!first.ok) return first;
      const pair = await byPair.take(pairKey(attempt));
      if (!pair.ok) return pair;
      const account = await byAccount.take(accountKey(attempt));
      return account.ok ? pair : account;
    },
    async succeeded(attempt) {
      await byPair.forgive(pairKey(attempt));
    },
  };
}

function accountKey({ account }: SignInAttempt): string {
  // Long texts would fill the memory.
  return account.trim().normalize('NFC').toLowerCase().slice(0, 320);
}

function pairKey(attempt: SignInAttempt): string {
  return `${attempt.address} ${accountKey(attempt)}`;
}

import type { Database, Transaction } from '#server/database/connection.ts';

/** A transaction that a test holds open. */
export interface OpenTransaction {
  readonly tx: Transaction;
  /** Commits and answers when that is done. */
  commit(): Promise<void>;
  /** Takes everything back and answers when that is done. */
  rollBack(): Promise<void>;
}

/** Begins a transaction and does some work in it; it stays open until it is committed. */
export async function openTransaction(
  db: Database,
  work: (tx: Transaction) => Promise<unknown>,
): Promise<OpenTransaction> {
  let commit = () => {};
  let rollBack = (_reason: Error) => {};
  const released = new Promise<void>((resolve, reject) => {
    commit = resolve;
    rollBack = reject;
  });
  let done: Promise<void> = Promise.resolve();
  const tx = await new Promise<Transaction>((resolve, reject) => {
    done = db.transaction(async (begun) => {
      await work(begun);
      resolve(begun);
      await released;
    });
    done.catch(reject);
  });
  return {
    tx,
    async commit() {
      commit();
      await done;
    },
    async rollBack() {
      const reason = new Error('The test takes it back.');
      rollBack(reason);
      await done.catch((error: unknown) => {
        if (error !== reason) throw error;
      });
    },
  };
}

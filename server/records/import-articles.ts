import { setImmediate } from 'node:timers/promises';
import { v7 } from 'uuid';
import { mayEdit } from '#server/accounts/account.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { retrying, rootCause } from './database-errors.ts';
import type { EditContext } from './edit-context.ts';
import type { ImportInput, ImportResult } from './import-result.ts';
import { importPrepared } from './import-prepared.ts';
import { inBatches } from './in-batches.ts';
import { prepareImport, type PreparedImport } from './prepare-import.ts';
import { rejection } from './rejection.ts';

// One commit for so many; more in one transaction would hold its locks, and back all readers, for longer.
const batchSize = 100;

/**
 * The door for documents: each becomes an article, a feed one for each of its items, and their bytes are kept as they
 * are. The same bytes make one live article however often and by however many at once they are imported. Answers for each
 * document, in order, a result for each of its articles, or one refusal; a bad one does not keep the others out. Errors: the `DOCUMENT_...` codes, `VALIDATION_FAILED`,
 * `UNAUTHENTICATED`, `FORBIDDEN`, and `INTERNAL` for one that the server failed over.
 */
export async function importArticles(
  context: EditContext,
  inputs: readonly ImportInput[],
): Promise<(readonly ImportResult[])[]> {
  // Before parsing: who may not import should not make the server work.
  const error = importRefusal(context);
  if (error !== null) return inputs.map(() => [{ status: 'rejected', error }]);
  const documents: (readonly (ImportResult | PreparedImport)[])[] = [];
  for (const input of inputs) {
    documents.push(await prepareImport(input));
    // Reading many documents takes long enough that others would notice.
    await setImmediate();
  }
  const prepared = documents.flat().filter(isPrepared);
  const byHash = new Map(prepared.map((one) => [one.hash, one]));
  const imported = await inBatches(
    [...byHash.values()],
    batchSize,
    (some) => importTogether(context, some),
    (one, error) => Promise.resolve(failed(context, one, error)),
  );
  const made = new Map([...byHash.keys()].map((hash, index) => [hash, imported[index]]));
  const seen = new Set<string>();
  const resultFor = (one: ImportResult | PreparedImport): ImportResult => {
    if (!isPrepared(one)) return one;
    const result = made.get(one.hash);
    if (result === undefined) throw new Error('A document was left without a result.');
    const again = seen.has(one.hash);
    seen.add(one.hash);
    return again && 'article' in result
      ? { status: 'already_imported', articleId: result.article.id, notices: [] }
      : result;
  };
  return documents.map((articlesOfOne) => articlesOfOne.map(resultFor));
}

/** Why this account may not import, if so. Errors: `UNAUTHENTICATED`, `FORBIDDEN`. */
export function importRefusal({ account }: EditContext): DeskError | null {
  if (mayEdit(account)) return null;
  const refused =
    account === null
      ? rejection('unauthenticated', 'Only who is signed in can import: send a token.')
      : rejection('forbidden', 'This account may only read: ask an administrator for a role.');
  return refused.error;
}

function importTogether(
  context: EditContext,
  prepared: readonly PreparedImport[],
): Promise<readonly ImportResult[]> {
  return retrying(() =>
    context.db.transaction((tx) => importPrepared(tx, context, prepared, { via: 'import' })),
  );
}

function failed({ log }: EditContext, { document }: PreparedImport, error: unknown): ImportResult {
  const id = v7();
  log.error({ err: rootCause(error), id, hash: document.hash }, 'an import failed');
  const name = document.fileName ?? 'the document';
  const message = `The server failed over ${name}, by no fault of its own (logged as ${id}): tell the administrator, then try it again.`;
  return { status: 'rejected', error: rejection('internal', message).error };
}

function isPrepared(one: ImportResult | PreparedImport): one is PreparedImport {
  return !('status' in one);
}

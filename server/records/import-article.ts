import { createHash } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { mayEdit } from '#server/accounts/account.ts';
import type { Transaction } from '#server/database/connection.ts';
import { articles, documents } from '#server/database/schema.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import type { ImportNotice } from '#shared/formats/import-notice.ts';
import { parseWireText } from '#shared/formats/wire-text.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { retrying } from './database-errors.ts';
import type { EditContext } from './edit-context.ts';
import { performEditIn } from './perform-edit.ts';
import { rejection } from './rejection.ts';

/** A document to import: its bytes, and its file's name without folders. */
export interface ImportInput {
  readonly bytes: Uint8Array;
  readonly fileName: string | null;
}

/** What became of an import. */
export type ImportResult =
  | {
      readonly status: 'imported';
      readonly article: RecordOf<'article'>;
      readonly notices: readonly ImportNotice[];
    }
  | { readonly status: 'already_imported'; readonly articleId: string }
  | { readonly status: 'rejected'; readonly error: DeskError };

/**
 * The door for documents: plain wire text becomes an article, and its bytes are kept as they are. The same bytes make
 * one live article however often and by however many at once they are imported. Errors: the `DOCUMENT_...` codes,
 * `VALIDATION_FAILED`, `UNAUTHENTICATED`, `FORBIDDEN`.
 */
export async function importArticle(
  context: EditContext,
  { bytes, fileName }: ImportInput,
): Promise<ImportResult> {
  // Before parsing: who may not import should not make the server work.
  if (!mayEdit(context.account)) {
    const refused =
      context.account === null
        ? rejection('unauthenticated', 'Only who is signed in can import: send a token.')
        : rejection('forbidden', 'This account may only read: ask an administrator for a role.');
    return { status: 'rejected', error: refused.error };
  }
  const read = parseWireText(fileName === null ? { bytes } : { bytes, fileName });
  if (!read.ok) return { status: 'rejected', error: read.error };
  const hash = createHash('sha256').update(bytes).digest('hex');
  const document = { hash, format: 'wire_text' as const, fileName, size: bytes.length };
  const parsed = parseEdit(
    { action: 'create', kind: 'article', id: v7(), fields: { ...read.draft, document } },
    { allowServerOnly: true },
  );
  if (!parsed.ok) return { status: 'rejected', error: parsed.error };

  return retrying(() =>
    context.db.transaction(async (tx): Promise<ImportResult> => {
      await keepDocument(tx, document, bytes);
      const articleId = await liveArticle(tx, hash);
      if (articleId !== undefined) return { status: 'already_imported', articleId };
      const outcome = await performEditIn(tx, context, parsed.edit, { via: 'import' });
      if (outcome.outcome === 'applied' && outcome.record.kind === 'article') {
        return { status: 'imported', article: outcome.record, notices: read.notices };
      }
      if (outcome.outcome === 'rejected') return { status: 'rejected', error: outcome.error };
      throw new Error(`The import of ${hash} ended as ${outcome.outcome}.`);
    }),
  );
}

/** Stores the bytes once and locks them, so that a second import of them waits here for the first. */
async function keepDocument(
  tx: Transaction,
  document: Omit<typeof documents.$inferInsert, 'bytes'>,
  bytes: Uint8Array,
): Promise<void> {
  await tx
    .insert(documents)
    .values({ ...document, bytes: Buffer.from(bytes) })
    .onConflictDoUpdate({ target: documents.hash, set: { hash: sql`excluded.hash` } });
}

async function liveArticle(tx: Transaction, hash: string): Promise<string | undefined> {
  const [article] = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.documentHash, hash), isNull(articles.deletedAt)));
  return article?.id;
}

import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import { articles, changes, documents } from '#server/database/schema.ts';
import { insertRows } from '#server/database/write-rows.ts';
import type { EditContext, EditOptions } from './edit-context.ts';
import type { ImportResult } from './import-result.ts';
import { importVersions } from './import-versions.ts';
import type { PreparedImport } from './prepare-import.ts';

/**
 * Imports documents that were read, each with other bytes, in a transaction of the caller's, which `retrying` runs
 * again where others were quicker. Answers a result for each, in order.
 */
export async function importPrepared(
  tx: Transaction,
  context: EditContext,
  prepared: readonly PreparedImport[],
  options: EditOptions,
): Promise<readonly ImportResult[]> {
  await keepDocuments(tx, prepared);
  const known = await knownArticles(tx, prepared);
  const results = new Map<string, ImportResult>();
  for (const { hash } of prepared) {
    const articleId = known.get(hash);
    if (articleId !== undefined)
      results.set(hash, { status: 'already_imported', articleId, notices: [] });
  }
  const fresh = prepared.filter(({ hash }) => !results.has(hash));
  for (const some of inRounds(fresh)) {
    const made = await importVersions(tx, context, some, options);
    for (const [index, result] of made.entries()) results.set(some[index]?.hash ?? '', result);
  }
  await dropUnused(tx, results);
  return prepared.map(({ hash }) => {
    const result = results.get(hash);
    if (result === undefined) throw new Error('A document was left without a result.');
    return result;
  });
}

/** Parts documents so that no two of a round tell the same story, in their order. */
function inRounds(prepared: readonly PreparedImport[]): PreparedImport[][] {
  const rounds: PreparedImport[][] = [];
  const counts = new Map<string, number>();
  for (const one of prepared) {
    const story = one.fields.storyId ?? one.hash;
    const round = counts.get(story) ?? 0;
    counts.set(story, round + 1);
    (rounds[round] ??= []).push(one);
  }
  return rounds;
}

/** Stores the bytes once and locks them, in one order for all, so that a second import of them waits for the first. */
async function keepDocuments(tx: Transaction, prepared: readonly PreparedImport[]): Promise<void> {
  const sorted = [...prepared].sort((one, other) => (one.hash < other.hash ? -1 : 1));
  await insertRows(
    tx,
    documents,
    sorted.map(({ document, bytes }) => ({ ...document, bytes: Buffer.from(bytes) })),
    sql`on conflict (hash) do update set hash = excluded.hash`,
  );
}

/** The live articles that were made of these documents, or of newer versions of them since. */
async function knownArticles(
  tx: Transaction,
  prepared: readonly PreparedImport[],
): Promise<ReadonlyMap<string, string>> {
  const hashes = prepared.map(({ hash }) => hash);
  const hash = sql<string>`${changes.after} -> 'document' ->> 'hash'`;
  const rows = await tx
    .select({ id: articles.id, hash })
    .from(changes)
    .innerJoin(articles, eq(articles.id, changes.recordId))
    .where(
      and(
        sql`(${hash}) is not null`,
        sql`(${hash}) = any(${sql.param(hashes)}::text[])`,
        eq(changes.kind, 'article'),
        isNull(articles.deletedAt),
      ),
    );
  return new Map(rows.map((row) => [row.hash, row.id]));
}

/** Takes the bytes out again of which nothing was made, now or ever. */
async function dropUnused(
  tx: Transaction,
  results: ReadonlyMap<string, ImportResult>,
): Promise<void> {
  const unused = [...results].flatMap(([hash, { status }]) =>
    status === 'rejected' || status === 'older_version' || status === 'conflict' ? [hash] : [],
  );
  if (unused.length === 0) return;
  await tx.execute(
    sql`delete from ${documents} where hash = any(${sql.param(unused)}::text[])
      and not exists (select from ${articles} where document_hash = documents.hash)
      and not exists (select from ${changes}
        where (after -> 'document' ->> 'hash') is not null
          and (after -> 'document' ->> 'hash') = documents.hash)`,
  );
}

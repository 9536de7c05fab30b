import { createHash } from 'node:crypto';
import { z } from 'zod';
import { addEdit, type OutboxChange } from '../edits/add-edit.ts';
import { keepDocument } from '../store/documents.ts';
import type { Store } from '../store/store.ts';
import type { ImportDocuments, ImportedDocument } from '#desktop/ipc/replica-calls.ts';
import type { ArticleOfDocument } from '#shared/formats/article-document.ts';
import type { DocumentFormat } from '#shared/formats/document-format.ts';
import { noticeCodes, type ImportNotice } from '#shared/formats/import-notice.ts';
import { readArticles } from '#shared/formats/read-articles.ts';

/** What importing on this machine depends on. */
export interface ImportContext {
  readonly store: Store;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** The UTC instant of now. */
  readonly now: () => string;
  /** Does what saves, and tells windows and the server of it; a full disk is an answer. */
  readonly saved: (work: () => OutboxChange) => OutboxChange;
}

const foundRow = z.object({ id: z.string(), headline: z.string() });

/**
 * Makes articles of files without asking the server, each an ordinary create that carries its document until it is sent.
 * A file that cannot be read does not stop the others. What is known here already is not made again; what only the
 * server knows is found out when the article is sent, see rule 5.13 of the sync protocol.
 */
export async function importDocuments(
  context: ImportContext,
  { files }: ImportDocuments,
): Promise<readonly ImportedDocument[]> {
  const answers: ImportedDocument[] = [];
  for (const { name, bytes } of files) {
    const read = await readArticles({ bytes, fileName: name });
    if (read.ok) {
      for (const article of read.articles)
        answers.push(importOne(context, name, read.format, article));
    } else answers.push({ ok: false, name, error: read.error });
  }
  return answers;
}

function importOne(
  { store, newId, now, saved }: ImportContext,
  name: string,
  format: DocumentFormat,
  { draft, original, notices }: ArticleOfDocument,
): ImportedDocument {
  const hash = createHash('sha256').update(original).digest('hex');
  const known = find(store, 'document_hash', hash);
  if (known !== undefined) {
    return { ok: false, name, duplicateOf: known.id, headline: known.headline };
  }
  const document = { hash, format, fileName: name, size: original.length };
  const id = newId();
  const edit = { action: 'create', kind: 'article', id, fields: { ...draft, document } };
  const done = saved(() =>
    store.write(() => {
      const added = addEdit(store, edit, now(), { allowServerOnly: true });
      if (added.ok) keepDocument(store, hash, Buffer.from(original).toString('base64'));
      return added;
    }),
  );
  if (!done.ok) return { ok: false, name, error: done.error };
  const told = [...notices, ...storyNotice(store, draft.storyId, id)];
  return { ok: true, name, articleId: id, headline: draft.headline, notices: told };
}

function storyNotice(store: Store, storyId: string | null, id: string): readonly ImportNotice[] {
  const known = storyId === null ? undefined : find(store, 'story_id', storyId, id);
  if (known === undefined) return [];
  const message = `The desk has this story: once this is sent, the newer of the two versions is in “${known.headline}”.`;
  return [{ code: noticeCodes.revised, message }];
}

function find(store: Store, column: 'document_hash' | 'story_id', value: string, but = '') {
  const sql = `SELECT id, headline FROM article WHERE ${column} = ? AND deleted_at IS NULL AND id <> ? LIMIT 1`;
  return store.first(sql, [value, but], foundRow);
}

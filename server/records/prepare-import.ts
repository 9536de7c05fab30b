import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { completeFields } from '#shared/edits/apply-edit.ts';
import type { CreateEdit } from '#shared/edits/edit.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import type { ArticleOfDocument } from '#shared/formats/article-document.ts';
import type { DocumentFormat } from '#shared/formats/document-format.ts';
import type { ImportNotice } from '#shared/formats/import-notice.ts';
import { readArticles } from '#shared/formats/read-articles.ts';
import type { FieldsOf } from '#shared/records/records.ts';
import type { ImportInput, ImportResult } from './import-result.ts';
import type { ConflictChoice, OnConflict } from './import-version.ts';

/** An article that was read: the edit that makes it, and what is kept of its document. */
export interface PreparedImport {
  /** SHA-256 of the bytes, 64 lowercase hexadecimal digits. */
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly document: NonNullable<FieldsOf<'article'>['document']>;
  readonly edit: CreateEdit<'article'>;
  readonly fields: FieldsOf<'article'>;
  readonly onConflict: ConflictChoice;
  readonly notices: readonly ImportNotice[];
}

/** Reads a document: its articles, or one refusal. Errors: the `DOCUMENT_...` codes, `VALIDATION_FAILED`. */
export async function prepareImport({
  bytes,
  fileName,
  format,
  onConflict = 'ask',
}: ImportInput): Promise<readonly (PreparedImport | ImportResult)[]> {
  const read = await readArticles({
    bytes,
    ...(fileName === null ? {} : { fileName }),
    ...(format === undefined ? {} : { format }),
  });
  if (!read.ok) return [{ status: 'rejected', error: read.error }];
  return read.articles.map((article) => prepareArticle(article, read.format, fileName, onConflict));
}

function prepareArticle(
  { draft, original, notices }: ArticleOfDocument,
  format: DocumentFormat,
  fileName: string | null,
  onConflict: OnConflict,
): PreparedImport | ImportResult {
  const hash = createHash('sha256').update(original).digest('hex');
  const document = { hash, format, fileName, size: original.length };
  const parsed = parseEdit(
    { action: 'create', kind: 'article', id: v7(), fields: { ...draft, document } },
    { allowServerOnly: true },
  );
  if (!parsed.ok) return { status: 'rejected', error: parsed.error };
  const { edit } = parsed;
  if (edit.action !== 'create' || edit.kind !== 'article') throw new Error('It was made as one.');
  const fields = completeFields('article', edit.fields);
  return { hash, bytes: original, document, edit, fields, onConflict, notices };
}

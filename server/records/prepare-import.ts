import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Edit } from '#shared/edits/edit.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import type { ImportNotice } from '#shared/formats/import-notice.ts';
import { parseWireText } from '#shared/formats/wire-text.ts';
import type { FieldsOf } from '#shared/records/records.ts';
import type { ImportInput, ImportResult } from './import-result.ts';

/** A document that was read: the edit that makes its article, and what is kept of it. */
export interface PreparedImport {
  /** SHA-256 of the bytes, 64 lowercase hexadecimal digits. */
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly document: NonNullable<FieldsOf<'article'>['document']>;
  readonly edit: Edit;
  readonly notices: readonly ImportNotice[];
}

/** Reads a document. Errors: the `DOCUMENT_...` codes, `VALIDATION_FAILED`. */
export function prepareImport({ bytes, fileName }: ImportInput): PreparedImport | ImportResult {
  const read = parseWireText(fileName === null ? { bytes } : { bytes, fileName });
  if (!read.ok) return { status: 'rejected', error: read.error };
  const hash = createHash('sha256').update(bytes).digest('hex');
  const document = { hash, format: 'wire_text' as const, fileName, size: bytes.length };
  const parsed = parseEdit(
    { action: 'create', kind: 'article', id: v7(), fields: { ...read.draft, document } },
    { allowServerOnly: true },
  );
  return parsed.ok
    ? { hash, bytes, document, edit: parsed.edit, notices: read.notices }
    : { status: 'rejected', error: parsed.error };
}

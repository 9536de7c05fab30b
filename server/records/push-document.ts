import { createHash } from 'node:crypto';
import type { Transaction } from '#server/database/connection.ts';
import { completeFields } from '#shared/edits/apply-edit.ts';
import type { CreateEdit } from '#shared/edits/edit.ts';
import type { PushOutcome } from '#shared/edits/outcome.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import type { PushRequest } from '#shared/sync/protocol.ts';
import type { EditContext, EditOptions } from './edit-context.ts';
import { importPrepared } from './import-prepared.ts';
import type { ImportResult } from './import-result.ts';
import { unauthorised } from './perform-edit.ts';
import type { PreparedImport } from './prepare-import.ts';
import { readRecord } from './read-record.ts';
import { rejected, rejection } from './rejection.ts';

/**
 * Takes an article that a replica made of a document, with the document's bytes. Where the desk has the document or its
 * story already the outcome is `known`, with the article that has it. Errors: `VALIDATION_FAILED` where the bytes are
 * not those that the edit names, and those of a create.
 */
export async function pushDocument(
  tx: Transaction,
  context: EditContext,
  clientId: string,
  { sequence, edit: sent, document: base64 = '' }: PushRequest['edits'][number],
): Promise<PushOutcome> {
  const parsed = parseEdit(sent, { allowServerOnly: true });
  if (!parsed.ok) return rejected(parsed.error);
  const { edit } = parsed;
  if (edit.action !== 'create' || edit.kind !== 'article') {
    const message = 'Only a new article may come with a document: leave the document out.';
    return rejection('validationFailed', message, ['document']);
  }
  const options: EditOptions = { via: 'sync', clientId, sequence };
  const refused = unauthorised(context, options);
  if (refused !== null) return refused;
  const prepared = preparedOf(edit, Buffer.from(base64, 'base64'));
  if (prepared === null) {
    const message = 'The bytes are not those of the document that the edit names: import it again.';
    return rejection('validationFailed', message, ['fields', 'document', 'hash']);
  }
  const [result] = await importPrepared(tx, context, [prepared], options);
  if (result === undefined) throw new Error('An import always has a result.');
  return outcomeOf(tx, result);
}

function preparedOf(edit: CreateEdit<'article'>, bytes: Buffer): PreparedImport | null {
  const fields = completeFields('article', edit.fields);
  const { document } = fields;
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (document === null || document.hash !== hash || document.size !== bytes.length) return null;
  return { hash, bytes, document, edit, fields, onConflict: 'apart', notices: [] };
}

async function outcomeOf(tx: Transaction, result: ImportResult): Promise<PushOutcome> {
  if (result.status === 'rejected') return { outcome: 'rejected', error: result.error };
  if (result.status === 'conflict') throw new Error('What conflicts is an article of its own.');
  if ('article' in result) {
    const outcome = result.status === 'imported' ? 'applied' : 'known';
    return { outcome, record: result.article };
  }
  const record = await readRecord(tx, 'article', result.articleId);
  if (record === null) throw new Error(`The article ${result.articleId} is gone.`);
  return { outcome: 'known', record };
}

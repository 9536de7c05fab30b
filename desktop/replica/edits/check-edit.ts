import { z } from 'zod';
import { checkMerging } from './check-merging.ts';
import { referencesOf } from './references.ts';
import { overlay } from '../store/project.ts';
import { baseOf } from '../store/base-rows.ts';
import { outboxOf } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';
import { isMerging, type AnyEdit, type Edit } from '#shared/edits/edit.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import type { RecordKind } from '#shared/records/records.ts';

const idRow = z.object({ id: z.string() });
const countRow = z.object({ count: z.number() });

/**
 * What this machine can tell is wrong with an edit before the server sees it: `ALREADY_EXISTS`, `NOT_FOUND`,
 * `REFERENCE_NOT_FOUND` with the field's path, `STILL_REFERENCED`, `VALIDATION_FAILED` for two actors that cannot be
 * one. Null when nothing is.
 */
export function checkEdit(store: Store, edit: AnyEdit): DeskError | null {
  const record = overlay(baseOf(store, edit.id), outboxOf(store, edit.id));
  if (edit.action === 'create') {
    if (record !== null) {
      return error(errorCodes.alreadyExists, `There is a record with the id ${edit.id} already.`, [
        'id',
      ]);
    }
  } else if (record === null || record.kind !== edit.kind) {
    return error(errorCodes.notFound, `There is no ${edit.kind} with the id ${edit.id} here.`, [
      'id',
    ]);
  } else if ((edit.action === 'update' || isMerging(edit)) && record.deletedAt !== null) {
    return error(errorCodes.notFound, `This ${edit.kind} was deleted: restore it first.`, ['id']);
  }
  if (isMerging(edit)) return missingReference(store, edit) ?? checkMerging(store, edit, record);
  if (edit.action === 'delete') return stillReferenced(store, edit);
  if (edit.action !== 'restore' || record === null) return missingReference(store, edit);
  // What it refers to may have been deleted since.
  const { kind, id, fields } = record;
  const parsed = parseEdit({ action: 'create', kind, id, fields }, { allowServerOnly: true });
  return parsed.ok ? missingReference(store, parsed.edit) : null;
}

function missingReference(store: Store, edit: AnyEdit): DeskError | null {
  for (const { kind, id, path } of referencesOf(edit)) {
    const sql = `SELECT id FROM ${kind} WHERE id = ? AND deleted_at IS NULL`;
    if (store.first(sql, [id], idRow) !== undefined) continue;
    const message = `${path.join('.')} names a ${kind} that does not exist or was deleted: choose another.`;
    return error(errorCodes.referenceNotFound, message, path);
  }
  return null;
}

const referrers: Readonly<Partial<Record<RecordKind, readonly string[]>>> = {
  article: ['SELECT id FROM quote WHERE article_id = ? AND deleted_at IS NULL'],
  actor: [
    'SELECT DISTINCT quote_number AS id FROM attribution WHERE actor_id = ?',
    'SELECT id FROM affiliation WHERE actor_id = ? AND deleted_at IS NULL',
    'SELECT id FROM affiliation WHERE organization_id = ? AND deleted_at IS NULL',
  ],
  topic: [
    'SELECT DISTINCT quote_number AS id FROM quote_topic WHERE topic_id = ?',
    'SELECT id FROM topic WHERE parent_id = ? AND deleted_at IS NULL',
  ],
};

function stillReferenced(store: Store, { kind, id }: Edit): DeskError | null {
  const counts = (referrers[kind] ?? []).map(
    (sql) => store.first(`SELECT count(*) AS count FROM (${sql})`, [id], countRow)?.count ?? 0,
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const message =
    `${total} other ${total === 1 ? 'record refers' : 'records refer'} to this ${kind}: ` +
    'change or delete them first.';
  return error(errorCodes.stillReferenced, message, ['id']);
}

function error(code: DeskError['code'], message: string, path: readonly string[]): DeskError {
  return { code, message, path };
}

import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { Rejected } from '#shared/edits/outcome.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';
import type { EditBatch } from './edit-batch.ts';
import { rejection } from './rejection.ts';

/** A reference of a field to another record, with its place in the fields. */
export interface Reference {
  readonly kind: RecordKind;
  readonly id: string;
  readonly path: readonly (string | number)[];
}

/**
 * Checks that all records that these fields refer to are there; they stay locked against change until the transaction
 * ends. Only fields named in `changed` are looked at; `part` is where they stand in the edit. Errors:
 * `REFERENCE_NOT_FOUND` with the field's path.
 */
export async function missingReference(
  batch: EditBatch,
  record: AnyRecord,
  changed: FieldValues,
  part: readonly string[],
): Promise<Rejected | null> {
  const references = referencesOf(record).filter(({ path }) => String(path[0]) in changed);
  for (const kind of ['topic', 'actor', 'article'] as const) {
    const wanted = references.filter((reference) => reference.kind === kind);
    // Mostly they are there already; see `lockForEdits`.
    await batch.refer(
      kind,
      wanted.map(({ id }) => id),
    );
    const missing = wanted.find(({ id }) => batch.referent(kind, id)?.live !== true);
    if (missing === undefined) continue;
    const path = [...part, ...missing.path];
    const message = `${path.join('.')} names the ${kind} ${missing.id}, which does not exist or was deleted: name another, or restore it first.`;
    return rejection('referenceNotFound', message, path);
  }
  return mergedActor(batch, references, part);
}

function mergedActor(
  batch: EditBatch,
  references: readonly Reference[],
  part: readonly string[],
): Rejected | null {
  for (const { kind, id, path: place } of references) {
    const mergedInto = kind === 'actor' ? batch.referent(kind, id)?.mergedInto : null;
    if (mergedInto === null || mergedInto === undefined) continue;
    const path = [...part, ...place];
    const message = `${path.join('.')} names the actor ${id}, which was merged into ${mergedInto}: name that one.`;
    return rejection('referenceNotFound', message, path);
  }
  return null;
}

/** All records that a record's fields refer to. */
export function referencesOf(record: AnyRecord): readonly Reference[] {
  switch (record.kind) {
    case 'article':
      return [];
    case 'actor':
      return optional('actor', record.fields.mergedInto, 'mergedInto');
    case 'topic':
      return optional('topic', record.fields.parentId, 'parentId');
    case 'affiliation':
      return [
        ...optional('actor', record.fields.actorId, 'actorId'),
        ...optional('actor', record.fields.organizationId, 'organizationId'),
      ];
    case 'quote':
      return [
        ...optional('article', record.fields.articleId, 'articleId'),
        ...record.fields.attributions.map(({ actorId }, index): Reference => ({
          kind: 'actor',
          id: actorId,
          path: ['attributions', index, 'actorId'],
        })),
        ...record.fields.topics.map(({ topicId }, index): Reference => ({
          kind: 'topic',
          id: topicId,
          path: ['topics', index, 'topicId'],
        })),
      ];
  }
}

function optional(kind: RecordKind, id: string | null, field: string): readonly Reference[] {
  return id === null ? [] : [{ kind, id, path: [field] }];
}

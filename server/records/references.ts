import { inArray, sql } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import { actors } from '#server/database/schema.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { Rejected } from '#shared/edits/outcome.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';
import { storeOf } from './kinds/kind-stores.ts';
import { rejection } from './rejection.ts';

/** A reference of a field to another record, with its place in the fields. */
interface Reference {
  readonly kind: RecordKind;
  readonly id: string;
  readonly path: readonly (string | number)[];
}

/**
 * Checks that all records that these fields refer to are there, and locks them against deletion until the transaction
 * ends. Only fields named in `changed` are looked at; `part` is where they stand in the edit. Errors:
 * `REFERENCE_NOT_FOUND` with the field's path.
 */
export async function missingReference(
  tx: Transaction,
  record: AnyRecord,
  changed: FieldValues,
  part: readonly string[],
): Promise<Rejected | null> {
  const references = referencesOf(record).filter(({ path }) => String(path[0]) in changed);
  for (const kind of ['topic', 'actor', 'article'] as const) {
    const wanted = references.filter((reference) => reference.kind === kind);
    if (wanted.length === 0) continue;
    const live = await lockLive(
      tx,
      kind,
      wanted.map(({ id }) => id),
    );
    const missing = wanted.find(({ id }) => !live.has(id));
    if (missing === undefined) continue;
    const path = [...part, ...missing.path];
    const message = `${path.join('.')} names the ${kind} ${missing.id}, which does not exist or was deleted: name another, or restore it first.`;
    return rejection('referenceNotFound', message, path);
  }
  return mergedActor(tx, references, part);
}

/** Locks rows of these ids against deletion; answers which of them are live. In order of id, so that two do not wait for each other. */
async function lockLive(
  tx: Transaction,
  kind: RecordKind,
  ids: readonly string[],
): Promise<Set<string>> {
  const { table } = storeOf(kind);
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from ${table}
    where id in (${sql.join(
      ids.map((id) => sql`${id}::uuid`),
      sql`, `,
    )}) and deleted_at is null
    order by id for share`);
  return new Set(rows.map(({ id }) => id));
}

async function mergedActor(
  tx: Transaction,
  references: readonly Reference[],
  part: readonly string[],
): Promise<Rejected | null> {
  const named = references.filter(({ kind }) => kind === 'actor');
  if (named.length === 0) return null;
  const rows = await tx
    .select({ id: actors.id, mergedInto: actors.mergedInto })
    .from(actors)
    .where(
      inArray(
        actors.id,
        named.map(({ id }) => id),
      ),
    );
  const merged = new Map(rows.map(({ id, mergedInto }) => [id, mergedInto]));
  const reference = named.find(({ id }) => (merged.get(id) ?? null) !== null);
  if (reference === undefined) return null;
  const path = [...part, ...reference.path];
  const message = `${path.join('.')} names the actor ${reference.id}, which was merged into ${merged.get(reference.id)}: name that one.`;
  return rejection('referenceNotFound', message, path);
}

function referencesOf(record: AnyRecord): readonly Reference[] {
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

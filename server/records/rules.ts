import { and, eq, isNull } from 'drizzle-orm';
import { affiliations, topics } from '#server/database/schema.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { Rejected } from '#shared/edits/outcome.ts';
import type { AnyRecord, RecordOf } from '#shared/records/records.ts';
import type { EditBatch } from './edit-batch.ts';
import { rejection } from './rejection.ts';

/**
 * Checks what one field's schema cannot see: rules between the fields of a record and between records. Called after
 * the references were found and locked. Error: `VALIDATION_FAILED` with the field's path.
 */
export async function brokenRule(
  batch: EditBatch,
  record: AnyRecord,
  changed: FieldValues,
  part: readonly string[],
): Promise<Rejected | null> {
  switch (record.kind) {
    case 'affiliation':
      return affiliationRule(batch, record, part);
    case 'topic':
      return 'parentId' in changed ? topicCycle(batch, record, part) : null;
    case 'actor':
      return 'kind' in changed ? organizationOfOthers(batch, record, part) : null;
    case 'article':
    case 'quote':
      return null;
  }
}

const organizationKinds: readonly string[] = ['organization', 'state', 'group'];

async function affiliationRule(
  batch: EditBatch,
  { fields }: RecordOf<'affiliation'>,
  part: readonly string[],
): Promise<Rejected | null> {
  const { actorId, organizationId, from, to } = fields;
  if (actorId === organizationId) {
    const message = 'An actor cannot be affiliated with itself: name another organization.';
    return rejection('validationFailed', message, [...part, 'organizationId']);
  }
  // Compared as far as both are known: 2020-05 is not before 2020, nor after it.
  const known = Math.min(from?.length ?? 0, to?.length ?? 0);
  if (from !== null && to !== null && to.slice(0, known) < from.slice(0, known)) {
    const message = `The affiliation ends (${to}) before it begins (${from}): correct one of them.`;
    return rejection('validationFailed', message, [...part, 'to']);
  }
  await batch.refer('actor', [organizationId]);
  const organization = batch.referent('actor', organizationId);
  const kind = organization?.kind ?? null;
  if (kind === null || organizationKinds.includes(kind)) return null;
  const message = `${organization?.name ?? organizationId} is a ${kind}: an affiliation needs an organization, a state or a group.`;
  return rejection('validationFailed', message, [...part, 'organizationId']);
}

async function organizationOfOthers(
  batch: EditBatch,
  { id, fields }: RecordOf<'actor'>,
  part: readonly string[],
): Promise<Rejected | null> {
  if (organizationKinds.includes(fields.kind)) return null;
  await batch.flush();
  const members = await batch.tx.$count(
    affiliations,
    and(eq(affiliations.organizationId, id), isNull(affiliations.deletedAt)),
  );
  if (members === 0) return null;
  const message = `${fields.name} is the organization of ${members} affiliations, so it cannot become a ${fields.kind}: delete those first.`;
  return rejection('validationFailed', message, [...part, 'kind']);
}

/**
 * Walks up from the new parent. Each step locks what it passes, so that two moves at once cannot close a circle
 * together; it ends because the tree above had no circle before.
 */
async function topicCycle(
  batch: EditBatch,
  { id, fields }: RecordOf<'topic'>,
  part: readonly string[],
): Promise<Rejected | null> {
  let above = fields.parentId;
  if (above !== null) await batch.flush();
  while (above !== null) {
    if (above === id) {
      const message = `${fields.name} would stand below itself: choose another parent.`;
      return rejection('validationFailed', message, [...part, 'parentId']);
    }
    const [parent] = await batch.tx
      .select({ parentId: topics.parentId })
      .from(topics)
      .where(eq(topics.id, above))
      .for('share');
    above = parent?.parentId ?? null;
  }
  return null;
}

import { z } from 'zod';
import { sameValue } from '#shared/edits/same-value.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import { attributionSchema, type Attribution } from '#shared/records/quote.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';

/** The actor that stands for an actor now: itself, or the one that it was merged into. */
export type ActorNow = (actorId: string) => string;

const attributionsSchema = z.array(attributionSchema);
const affiliationEnds = ['actorId', 'organizationId'] as const;

/** The attributions in a quote's field values, which may come out of the change log; undefined where they have none. */
export function attributionsIn(fields: FieldValues): readonly Attribution[] | undefined {
  return 'attributions' in fields ? attributionsSchema.parse(fields['attributions']) : undefined;
}

/** The ids of the actors that some fields of a quote or affiliation name. */
export function actorIdsIn(kind: RecordKind, fields: FieldValues): readonly string[] {
  if (kind === 'quote') return (attributionsIn(fields) ?? []).map(({ actorId }) => actorId);
  if (kind !== 'affiliation') return [];
  return affiliationEnds.flatMap((end) => {
    const id = fields[end];
    return typeof id === 'string' ? [id] : [];
  });
}

/** Some fields of a quote or affiliation with other actors in the place of those that they name. */
export function withActorsIn(kind: RecordKind, fields: FieldValues, now: ActorNow): FieldValues {
  if (kind === 'quote') {
    const attributions = attributionsIn(fields);
    return attributions === undefined
      ? fields
      : { ...fields, attributions: movedAttributions(attributions, now) };
  }
  if (kind !== 'affiliation') return fields;
  const ends = affiliationEnds.flatMap((end) => {
    const id = fields[end];
    return typeof id === 'string' ? [[end, now(id)] as const] : [];
  });
  return { ...fields, ...Object.fromEntries(ends) };
}

/** A record with other actors in the place of those that it names; the same object where nothing changes. */
export function withActors(record: AnyRecord, now: ActorNow): AnyRecord {
  if (record.kind === 'quote') {
    const attributions = movedAttributions(record.fields.attributions, now);
    if (sameValue(attributions, record.fields.attributions)) return record;
    return { ...record, fields: { ...record.fields, attributions: [...attributions] } };
  }
  if (record.kind !== 'affiliation') return record;
  const actorId = now(record.fields.actorId);
  const organizationId = now(record.fields.organizationId);
  if (actorId === record.fields.actorId && organizationId === record.fields.organizationId) {
    return record;
  }
  return { ...record, fields: { ...record.fields, actorId, organizationId } };
}

/**
 * Attributions with other actors in them. Where an actor gets a part that it has already, one of the two stays, with
 * the role that was its own before, if there was one.
 */
function movedAttributions(
  attributions: readonly Attribution[],
  now: ActorNow,
): readonly Attribution[] {
  const moved = new Map<string, Attribution>();
  for (const { part, actorId: was, role } of attributions) {
    const actorId = now(was);
    const key = `${part} ${actorId}`;
    const there = moved.get(key);
    const own = was === actorId ? (role ?? there?.role) : (there?.role ?? role);
    moved.set(key, { part, actorId, role: own ?? null });
  }
  return [...moved.values()];
}

import { sameValue } from '#shared/edits/same-value.ts';
import type { Attribution } from '#shared/records/quote.ts';
import type { AnyRecord, RecordOf } from '#shared/records/records.ts';
import { attributionsIn } from './actors-of.ts';
import type { LoggedMerge, MovedReference } from './read-merge.ts';

/** A record after a merge's change of it was undone, and whether all of that change could be. */
export interface PutBack {
  readonly record: AnyRecord;
  readonly complete: boolean;
}

/**
 * Undoes in a record what a merge moved: what still names the actor that stayed, as the merge left it, names the other
 * again. What an editor changed or removed since stays so.
 */
export function putBack(record: AnyRecord, moved: MovedReference, merge: LoggedMerge): PutBack {
  if (record.kind === 'quote') return quotePutBack(record, moved, merge);
  if (record.kind === 'affiliation') return affiliationPutBack(record, moved, merge);
  return { record, complete: true };
}

function quotePutBack(
  record: RecordOf<'quote'>,
  { before, after }: MovedReference,
  { from, into }: LoggedMerge,
): PutBack {
  const [was, made] = [attributionsIn(before) ?? [], attributionsIn(after) ?? []];
  const now = [...record.fields.attributions];
  let complete = true;
  for (const gone of was.filter(({ actorId }) => actorId === from)) {
    const place = now.findIndex(isIn(gone.part, into));
    const there = now[place];
    if (there === undefined || !sameValue(there, made.find(isIn(gone.part, into)))) {
      complete = false;
      continue;
    }
    // Where both had the part before, the one that stayed keeps it.
    const own = was.find(isIn(gone.part, into));
    now.splice(place, 1, ...(own === undefined ? [gone] : inOrderOf(was, own, gone)));
  }
  const attributions = sameMembers(now, was) ? [...was] : now;
  return { record: { ...record, fields: { ...record.fields, attributions } }, complete };
}

function isIn(part: Attribution['part'], actorId: string) {
  return (each: Attribution) => each.part === part && each.actorId === actorId;
}

function inOrderOf(
  order: readonly Attribution[],
  one: Attribution,
  other: Attribution,
): readonly Attribution[] {
  return order.indexOf(one) < order.indexOf(other) ? [one, other] : [other, one];
}

function sameMembers(one: readonly Attribution[], other: readonly Attribution[]): boolean {
  return (
    one.length === other.length &&
    one.every((member) => other.some((each) => sameValue(each, member)))
  );
}

function affiliationPutBack(
  record: RecordOf<'affiliation'>,
  { before }: MovedReference,
  { from, into }: LoggedMerge,
): PutBack {
  const fields = { ...record.fields };
  let complete = true;
  for (const end of ['actorId', 'organizationId'] as const) {
    if (before[end] !== from) continue;
    if (fields[end] === into) fields[end] = from;
    else complete = false;
  }
  // An editor made the other end this actor since.
  if (fields.actorId === fields.organizationId) return { record, complete: false };
  return { record: { ...record, fields }, complete };
}

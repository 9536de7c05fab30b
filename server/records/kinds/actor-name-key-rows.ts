import { actorNameKeys, type ActorNameKey } from '#shared/records/actor-name-keys.ts';
import type { RecordOf } from '#shared/records/records.ts';

/** A key of an actor's name or alias as a row. */
export interface ActorNameKeyRow extends ActorNameKey {
  readonly actorId: string;
}

/** The keys of an actor's names; none of one that was deleted or merged, since it is nobody's duplicate any more. */
export function actorNameKeyRows({
  id,
  deletedAt,
  fields,
}: RecordOf<'actor'>): readonly ActorNameKeyRow[] {
  if (deletedAt !== null) return [];
  return actorNameKeys(fields).map((key) => ({ actorId: id, ...key }));
}

import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { LaterChange } from './change-log.ts';

/**
 * The values that an editor saw in these fields, from the changes after the base revision. A replica's own last change
 * of a field stands for what it saw, so that edits it queued on one base revision do not conflict with each other:
 * as it sent it, because it has not seen what a merge added to it.
 */
export function mergeBase(
  fields: readonly string[],
  now: FieldValues,
  later: readonly LaterChange[],
  clientId: string | undefined,
): FieldValues {
  return Object.fromEntries(
    fields.map((field) => {
      const own = clientId === undefined ? undefined : lastOwn(field, later, clientId);
      if (own !== undefined) return [field, { ...own.after, ...own.submitted }[field]];
      const first = later.find(({ before }) => field in before);
      return [field, first === undefined ? now[field] : first.before[field]];
    }),
  );
}

/** Whether somebody else than this client changed the record. */
export function changedByOthers(
  later: readonly LaterChange[],
  clientId: string | undefined,
): boolean {
  return later.some((change) => clientId === undefined || change.clientId !== clientId);
}

function lastOwn(
  field: string,
  later: readonly LaterChange[],
  clientId: string,
): LaterChange | undefined {
  return later.filter((change) => change.clientId === clientId && field in change.after).at(-1);
}

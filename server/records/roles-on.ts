import { and, inArray, isNull } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';
import { affiliations, quotes } from '#server/database/schema.ts';
import {
  heldOn,
  periodCertainties,
  type PeriodCertainty,
} from '#shared/records/affiliation-period.ts';

/** An affiliation that an actor had on a date, and how sure that is. */
export interface RoleOnDate {
  readonly affiliationId: string;
  readonly certainty: PeriodCertainty;
}

/** An actor and the date that is asked of: partial, or null where it is not known. */
export interface RolesAsked {
  readonly actorId: string;
  readonly date: string | null;
}

/** The roles of some actors on a date each, in the order of what was asked; see `heldOn`. The surest come first. */
export async function rolesOn(
  db: Queryable,
  asked: readonly RolesAsked[],
): Promise<readonly (readonly RoleOnDate[])[]> {
  const actorIds = [...new Set(asked.map(({ actorId }) => actorId))];
  const rows = await db
    .select({
      id: affiliations.id,
      actorId: affiliations.actorId,
      from: affiliations.from,
      to: affiliations.to,
    })
    .from(affiliations)
    .where(and(inArray(affiliations.actorId, actorIds), isNull(affiliations.deletedAt)));
  return asked.map(({ actorId, date }) =>
    rows
      .flatMap((row) => {
        const certainty = row.actorId === actorId ? heldOn(row, date) : null;
        return certainty === null ? [] : [{ ...row, certainty }];
      })
      .sort(
        (one, other) =>
          periodCertainties.indexOf(one.certainty) - periodCertainties.indexOf(other.certainty) ||
          compared(other.from ?? '', one.from ?? '') ||
          compared(one.id, other.id),
      )
      .map(({ id, certainty }) => ({ affiliationId: id, certainty })),
  );
}

/** When some quotes were said, as exactly as that is known. */
export async function saidDates(
  db: Queryable,
  quoteIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .select({ id: quotes.id, date: quotes.saidDate })
    .from(quotes)
    .where(inArray(quotes.id, [...quoteIds]));
  return new Map(rows.map(({ id, date }) => [id, date]));
}

function compared(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

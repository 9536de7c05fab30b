import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Database, Queryable } from '#server/database/connection.ts';
import { differentActors } from '#server/database/schema.ts';
import type { Rejected } from '#shared/edits/outcome.ts';
import {
  duplicateReasons,
  mostWithOneKey,
  type DuplicateReason,
} from '#shared/records/duplicate-reasons.ts';
import type { EditContext } from './edit-context.ts';
import { unauthorised } from './perform-edit.ts';
import { rejection } from './rejection.ts';

/** Two actors that may be one, the first one's id before the other's. */
export interface LikelyDuplicate {
  readonly actorId: string;
  readonly otherId: string;
  /** From 0 to 1: the chance that one of the reasons is right, taking each for a chance of its own. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

/** Which pairs: all, or those in which one of the two is among `actorIds`. */
export interface DuplicatesAsked {
  readonly actorIds?: readonly string[];
  readonly limit: number;
  readonly offset: number;
}

const weights = sql.raw(
  Object.entries(duplicateReasons)
    .map(([reason, weight]) => `('${reason}', ${weight})`)
    .join(', '),
);

// An index finds the others with a key, so the pairs of one actor cost no more than its own keys.
function pairsOf(actorIds: readonly string[] | undefined) {
  const ids = sql`${sql.param(actorIds ?? [])}::uuid[]`;
  const only = (condition: SQL) => (actorIds === undefined ? sql`true` : condition);
  const mine = only(sql`(one.actor_id = any(${ids}) or other.actor_id = any(${ids}))`);
  const keyOfMine = only(
    sql`key in (select mine.key from actor_name_keys as mine where mine.actor_id = any(${ids}))`,
  );
  const valueOfMine = only(
    sql`value in (select mine.value from actor_identifiers as mine where mine.actor_id = any(${ids}))`,
  );
  return sql`
    keys as materialized (
      select actor_id, key, kind, of_alias,
        case kind when 'abjad' then 'consonants' when 'acronym' then 'initials' else kind end as family
      from actor_name_keys where ${keyOfMine}
    ),
    telling as materialized (
      select family, key from keys group by family, key
      having count(*) between 2 and ${mostWithOneKey}
    ),
    named as (
      select one.actor_id, other.actor_id as other_id,
        case
          when one.family = 'consonants' then 'same_consonants'
          when one.family = 'initials' then 'acronym'
          when one.family = 'romanized' then 'same_romanization'
          when one.of_alias or other.of_alias then 'same_alias'
          else 'same_name'
        end as reason
      from telling
      join keys as one using (family, key)
      join keys as other using (family, key)
      where one.actor_id < other.actor_id and ${mine}
        and (one.family not in ('consonants', 'initials') or one.kind <> other.kind
          or one.kind = 'abjad')
    ),
    registered as (
      select one.actor_id, other.actor_id as other_id, 'same_identifier' as reason
      from actor_identifiers as one
      join actor_identifiers as other using (scheme, value)
      where one.actor_id < other.actor_id and ${mine} and ${valueOfMine}
    ),
    pairs as (
      select distinct found.* from (select * from named union all select * from registered) as found
      join actors as a on a.id = found.actor_id and a.deleted_at is null and a.merged_into is null
      join actors as b on b.id = found.other_id and b.deleted_at is null and b.merged_into is null
      where (a.kind = 'person') = (b.kind = 'person')
        and not exists (select from different_actors as known
          where known.actor_id = found.actor_id and known.other_id = found.other_id)
    ),
    -- What is the same as it is written is also the same in Latin letters: that is no reason of its own.
    reasons as (
      select pairs.* from pairs where reason not in ('same_romanization', 'same_consonants')
      or not exists (select from pairs as surer
        where surer.actor_id = pairs.actor_id and surer.other_id = pairs.other_id
          and surer.reason in ('same_name', 'same_alias'))
    )`;
}

/** The pairs of actors that may be one, the likeliest first. Those that an editor said are different are left out. */
export async function likelyDuplicates(
  db: Queryable,
  { actorIds, limit, offset }: DuplicatesAsked,
): Promise<LikelyDuplicate[]> {
  const { rows } = await db.execute<LikelyDuplicate & Record<string, unknown>>(sql`
    with ${pairsOf(actorIds)}
    select actor_id as "actorId", other_id as "otherId",
      round((1 - exp(sum(ln(1 - weight))))::numeric, 4)::float8 as score,
      array_agg(reason order by weight desc) as reasons
    from reasons join (values ${weights}) as weights (reason, weight) using (reason)
    group by actor_id, other_id
    order by score desc, actor_id, other_id
    limit ${limit} offset ${offset}`);
  return rows;
}

/** The pairs of each of some actors, 100 of each at most, the likeliest first. */
export async function duplicatesOfActors(
  db: Queryable,
  actorIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LikelyDuplicate[]>> {
  const pairs = await likelyDuplicates(db, { actorIds, limit: 100 * actorIds.length, offset: 0 });
  return new Map(
    actorIds.map((id) => [
      id,
      pairs.filter(({ actorId, otherId }) => actorId === id || otherId === id).slice(0, 100),
    ]),
  );
}

/** How many pairs there are. */
export async function countLikelyDuplicates(db: Queryable): Promise<number> {
  const { rows } = await db.execute<{ total: number }>(sql`
    with ${pairsOf(undefined)}
    select count(distinct (actor_id, other_id))::int as total from reasons`);
  return rows[0]?.total ?? 0;
}

/**
 * Writes down that two actors are different, so that they are not taken for duplicates any more, or that this is open
 * again. Errors: `UNAUTHENTICATED`, `FORBIDDEN`, `NOT_FOUND`, `VALIDATION_FAILED` for an actor and itself.
 */
export async function dismissDuplicate(
  context: EditContext,
  pair: { readonly actorId: string; readonly otherId: string; readonly different: boolean },
): Promise<Rejected | null> {
  const refused = unauthorised(context, { via: 'graphql' });
  if (refused !== null) return refused;
  if (pair.actorId === pair.otherId) {
    const message = 'An actor is not different from itself: name another one.';
    return rejection('validationFailed', message, ['otherId']);
  }
  const missing = await missingOf(context.db, pair);
  if (missing !== null) return missing;
  const inOrder = pair.actorId < pair.otherId;
  const actorId = inOrder ? pair.actorId : pair.otherId;
  const otherId = inOrder ? pair.otherId : pair.actorId;
  if (pair.different) {
    await context.db
      .insert(differentActors)
      .values({ actorId, otherId, accountId: context.account?.id ?? null })
      .onConflictDoNothing();
  } else {
    await context.db
      .delete(differentActors)
      .where(and(eq(differentActors.actorId, actorId), eq(differentActors.otherId, otherId)));
  }
  return null;
}

async function missingOf(
  db: Database,
  { actorId, otherId }: { readonly actorId: string; readonly otherId: string },
): Promise<Rejected | null> {
  const found = await db.query.actors.findMany({
    columns: { id: true },
    where: { id: { in: [actorId, otherId] } },
  });
  const ids = found.map(({ id }) => id);
  for (const [name, id] of Object.entries({ actorId, otherId })) {
    if (!ids.includes(id)) {
      return rejection('notFound', `There is no actor with the id ${id}.`, [name]);
    }
  }
  return null;
}

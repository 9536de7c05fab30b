import { sql, type SQL } from 'drizzle-orm';

/**
 * The condition that a column holds one of some actors, or what they were merged into: over any number of merges, the
 * actor that stands for them now.
 */
export function anyActorOf(value: SQL, ids: readonly string[]): SQL {
  const [only] = ids;
  // One id is compared with `=`, because PostgreSQL knows how many rows that finds and of a list only guesses.
  return ids.length === 1
    ? sql`${value} = (${standingFor(sql`select ${only}::uuid`)})`
    : sql`${value} = any(array(${standingFor(sql`select unnest(${sql.param([...ids])}::uuid[])`)}))`;
}

// Asked once for a statement, whatever number of rows it is compared with. Ends, because `union` adds no actor twice.
function standingFor(ids: SQL): SQL {
  return sql`with recursive led (id) as (
      ${ids} union select a_merged.merged_into from led join actors as a_merged on a_merged.id = led.id
      where a_merged.merged_into is not null
    ) select led.id from led where not exists (
      select from actors as a_merged where a_merged.id = led.id and a_merged.merged_into is not null)`;
}

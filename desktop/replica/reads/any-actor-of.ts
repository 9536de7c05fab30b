import type { SqlValue } from '../store/store.ts';

/**
 * The condition that a column holds one of some actors, or what they were merged into: over any number of merges, the
 * actor that stands for them now, and those that wait to be merged into it, since nothing of them has moved yet. The
 * values are those of its question marks.
 */
export function anyActorOf(
  value: string,
  ids: readonly string[],
): { readonly sql: string; readonly values: readonly SqlValue[] } {
  // Each of the two ends, because UNION adds no actor twice.
  const meant = `WITH RECURSIVE led (id) AS (
      VALUES ${ids.map(() => '(?)').join(', ')}
      UNION SELECT merged.merged_into FROM led JOIN actor AS merged ON merged.id = led.id
        WHERE merged.merged_into IS NOT NULL
    ), meant (id) AS (
      SELECT led.id FROM led WHERE NOT EXISTS (
        SELECT 1 FROM actor AS merged WHERE merged.id = led.id AND merged.merged_into IS NOT NULL)
      UNION SELECT merged.id FROM meant JOIN actor AS merged ON merged.merged_into = meant.id
        WHERE merged.sync <> 'saved'
    ) SELECT id FROM meant`;
  return { sql: `${value} IN (${meant})`, values: ids };
}

import type { SqlValue } from '../store/store.ts';

/**
 * The condition that a column holds one of some actors, or what they were merged into: over any number of merges, the
 * actor that stands for them now. The values are those of its question marks.
 */
export function anyActorOf(
  value: string,
  ids: readonly string[],
): { readonly sql: string; readonly values: readonly SqlValue[] } {
  // Ends, because UNION adds no actor twice.
  const standing = `WITH RECURSIVE led (id) AS (
      VALUES ${ids.map(() => '(?)').join(', ')}
      UNION SELECT merged.merged_into FROM led JOIN actor AS merged ON merged.id = led.id
        WHERE merged.merged_into IS NOT NULL
    ) SELECT led.id FROM led WHERE NOT EXISTS (
      SELECT 1 FROM actor AS merged WHERE merged.id = led.id AND merged.merged_into IS NOT NULL)`;
  return { sql: `${value} ${ids.length === 1 ? '=' : 'IN'} (${standing})`, values: ids };
}

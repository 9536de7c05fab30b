import { sql, type SQL } from 'drizzle-orm';
import type { Rejected } from '#shared/edits/outcome.ts';
import type { RecordKind } from '#shared/records/records.ts';
import type { EditBatch } from './edit-batch.ts';
import { rejection } from './rejection.ts';

// How many live records refer to the record `id`, by what they are to it.
const counts: Readonly<Record<RecordKind, ((id: string) => SQL) | null>> = {
  quote: null,
  affiliation: null,
  article: (id) => sql`
    select 'quote' as name, count(*)::int as number from quotes
    where article_id = ${id} and deleted_at is null`,
  actor: (id) => sql`
    select 'quote' as name, count(distinct quotes.id)::int as number
    from quote_attributions join quotes on quotes.id = quote_id and quotes.deleted_at is null
    where actor_id = ${id}
    union all
    select 'affiliation', count(*)::int from affiliations
    where (actor_id = ${id} or organization_id = ${id}) and deleted_at is null
    union all
    select 'merged actor', count(*)::int from actors where merged_into = ${id} and deleted_at is null`,
  topic: (id) => sql`
    select 'quote' as name, count(*)::int as number
    from quote_topics join quotes on quotes.id = quote_id and quotes.deleted_at is null
    where topic_id = ${id}
    union all
    select 'topic below it', count(*)::int from topics where parent_id = ${id} and deleted_at is null`,
};

/**
 * Refuses to delete a record that live records refer to. The caller holds the record's row lock, which every writer
 * of a reference to it needs too, so the count cannot change before the transaction ends. Error: `STILL_REFERENCED`.
 */
export async function stillReferenced(
  batch: EditBatch,
  kind: RecordKind,
  id: string,
): Promise<Rejected | null> {
  const query = counts[kind]?.(id);
  if (query === undefined) return null;
  await batch.flush();
  const { rows } = await batch.tx.execute<{ name: string; number: number }>(query);
  const found = rows.filter(({ number }) => number > 0);
  if (found.length === 0) return null;
  const total = found.reduce((sum, { number }) => sum + number, 0);
  const list = found.map(({ name, number }) => `${number} ${plural(name, number)}`).join(' and ');
  const wayOut =
    kind === 'actor'
      ? 'merge it into the actor that takes its place (mergeActors), or delete or change them first.'
      : 'delete or change them first.';
  const message = `${list} still ${total === 1 ? 'refers' : 'refer'} to this ${kind} (${total} in all): ${wayOut}`;
  return rejection('stillReferenced', message, ['id']);
}

function plural(name: string, number: number): string {
  if (number === 1) return name;
  return name.replace(/^(topic|quote|affiliation|merged actor)/, '$1s');
}

import { z } from 'zod';
import { pageOf } from './page-of.ts';
import { syncSchema } from './views.ts';
import type { Store } from '../store/store.ts';
import type { ReplicaAnswerer } from '#desktop/ipc/replica-calls.ts';
import type { Page, TopicRow } from '#desktop/ipc/replica-views.ts';

const topicRow: z.ZodType<TopicRow> = z.object({
  id: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  quotes: z.number(),
  sync: syncSchema,
});

const columns = `id, name, sync,
  (SELECT parent.name FROM topic AS parent WHERE parent.id = topic.parent_id) AS parent,
  (SELECT count(DISTINCT quote_number) FROM quote_topic WHERE topic_id = topic.id) AS quotes`;

/** A page of topics with their parent's name and their number of quotes. */
export function listTopics(
  store: Store,
  query: Parameters<ReplicaAnswerer['listTopics']>[0],
): Page<TopicRow> {
  return pageOf(store, 'topic', columns, query, topicRow);
}

/** Some topics as a list shows them, in no order; those that are not there or deleted are left out. */
export function topicRows(store: Store, ids: readonly string[]): TopicRow[] {
  const sql = `SELECT ${columns} FROM topic
    WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`;
  return store.all(sql, [JSON.stringify(ids)], topicRow);
}

import { plainQuotes } from './list-quotes.ts';
import { listTopics } from './list-topics.ts';
import { namesOf, viewOf, viewsOf } from './views.ts';
import type { Store } from '../store/store.ts';
import type {
  ActorDetail,
  ArticleDetail,
  QuoteRow,
  TopicDetail,
} from '#desktop/ipc/replica-views.ts';
import { pageLimit } from '#shared/sync/protocol.ts';
import type { QuoteFilter } from '#shared/queries/queries.ts';

/** An article with its quotes in reading order; those that lost their place come last. */
export function getArticle(store: Store, id: string): ArticleDetail | null {
  const article = viewOf(store, 'article', id);
  if (article === undefined) return null;
  const quotes = viewsOf(
    store,
    'quote',
    'article_id = ? AND deleted_at IS NULL ORDER BY position ASC NULLS LAST, id',
    [id],
  );
  const fields = quotes.map(({ record }) => record.fields);
  return {
    article,
    quotes,
    actorNames: namesOf(
      store,
      'actor',
      fields.flatMap(({ attributions }) => attributions.map(({ actorId }) => actorId)),
    ),
    topicNames: namesOf(
      store,
      'topic',
      fields.flatMap(({ topics }) => topics.map(({ topicId }) => topicId)),
    ),
  };
}

/** An actor with its affiliations on both sides, the latest first, and the latest of its quotes. */
export function getActor(store: Store, id: string): ActorDetail | null {
  const actor = viewOf(store, 'actor', id);
  if (actor === undefined) return null;
  const affiliations = viewsOf(
    store,
    'affiliation',
    // UNION, not OR: each half has its own index.
    `number IN (SELECT number FROM affiliation WHERE actor_id = ? AND deleted_at IS NULL
       UNION SELECT number FROM affiliation WHERE organization_id = ? AND deleted_at IS NULL)
     ORDER BY to_date IS NULL DESC, from_date DESC, id DESC`,
    [id, id],
  );
  const mentioned = affiliations.flatMap(({ record: { fields } }) => [
    fields.actorId,
    fields.organizationId,
  ]);
  const merged = actor.record.fields.mergedInto;
  return {
    actor,
    affiliations,
    actorNames: namesOf(store, 'actor', merged === null ? mentioned : [...mentioned, merged]),
    quotes: latestQuotes(store, { actorId: id }),
    merged: viewsOf(store, 'actor', 'merged_into = ? AND deleted_at IS NULL ORDER BY name_key', [
      id,
    ]),
  };
}

/** A topic with its children and the latest of the quotes about it. */
export function getTopic(store: Store, id: string): TopicDetail | null {
  const topic = viewOf(store, 'topic', id);
  if (topic === undefined) return null;
  const { parentId } = topic.record.fields;
  const children = listTopics(store, {
    filter: { parentId: id },
    orderBy: 'name',
    direction: 'asc',
    offset: 0,
    limit: pageLimit,
  });
  return {
    topic,
    parent: parentId === null ? null : (namesOf(store, 'topic', [parentId])[parentId] ?? null),
    children: children.rows,
    quotes: latestQuotes(store, { topicId: id }),
  };
}

// A detail shows one page of them; `plainQuotes` with the same filter has the others.
function latestQuotes(store: Store, filter: QuoteFilter): readonly QuoteRow[] {
  const page = { orderBy: 'saidOn', direction: 'desc', offset: 0, limit: pageLimit } as const;
  return plainQuotes(store, { filter, ...page }).rows;
}

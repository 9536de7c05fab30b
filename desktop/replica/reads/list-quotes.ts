import { z } from 'zod';
import type { OrderGroups } from './grouped-order.ts';
import { groupedPageOf, pageOf, type PageQuery } from './page-of.ts';
import { syncSchema } from './views.ts';
import type { Store } from '../store/store.ts';
import type { ReplicaAnswerer } from '#desktop/ipc/replica-calls.ts';
import type { Page, QuoteRow } from '#desktop/ipc/replica-views.ts';
import { media, quoteKinds, quoteStatuses } from '#shared/records/quote.ts';

const names = z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text)));

const quoteRow: z.ZodType<QuoteRow> = z.object({
  id: z.string(),
  articleId: z.string(),
  headline: z.string(),
  agency: z.string().nullable(),
  reportedText: z.string(),
  kind: z.enum(quoteKinds),
  status: z.enum(quoteStatuses),
  speakers: names,
  onBehalfOf: names,
  topics: names,
  medium: z.enum(media),
  saidOn: z.string().nullable(),
  updatedAt: z.string(),
  sync: syncSchema,
});

const actorsWith = (part: string): string => `(SELECT json_group_array(name) FROM (
  SELECT coalesce(standing.name, actor.name) AS name
  FROM attribution JOIN actor ON actor.id = attribution.actor_id
  LEFT JOIN actor AS standing ON standing.id = actor.merged_into
  WHERE quote_number = quote.number AND part = '${part}' ORDER BY place))`;

const columns = `quote.id, article_id AS articleId, reported_text AS reportedText, quote.kind, status, medium,
  said_on AS saidOn, updated_key AS updatedAt, sync,
  coalesce((SELECT headline FROM article WHERE article.id = article_id), '') AS headline,
  (SELECT agency FROM article WHERE article.id = article_id) AS agency,
  ${actorsWith('speaker')} AS speakers, ${actorsWith('on_behalf_of')} AS onBehalfOf,
  (SELECT json_group_array(name) FROM (
     SELECT topic.name FROM quote_topic JOIN topic ON topic.id = quote_topic.topic_id
     WHERE quote_number = quote.number ORDER BY place)) AS topics`;

/** A page of quotes with their article's headline and agency, and the names of their speakers and topics. */
export function listQuotes(
  store: Store,
  orderGroups: OrderGroups,
  query: Parameters<ReplicaAnswerer['listQuotes']>[0],
): Page<QuoteRow> {
  return groupedPageOf(store, orderGroups, 'quote', columns, query, quoteRow);
}

/** A page of quotes in no groups. */
export function plainQuotes(store: Store, query: PageQuery<'quote'>): Page<QuoteRow> {
  return pageOf(store, 'quote', columns, query, quoteRow);
}

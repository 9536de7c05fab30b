import type { AnyRecord, RecordKind } from '#shared/records/records.ts';
import { actorStore } from './actor.ts';
import { affiliationStore } from './affiliation.ts';
import { articleStore } from './article.ts';
import type { KindStore } from './kind-store.ts';
import { quoteStore } from './quote.ts';
import { topicStore } from './topic.ts';

const kindStores = {
  topic: topicStore,
  actor: actorStore,
  affiliation: affiliationStore,
  article: articleStore,
  quote: quoteStore,
} as const;

/** How the records of a kind lie in the database; the caller hands it records of that kind only. */
export function storeOf(kind: RecordKind): KindStore<AnyRecord> {
  return kindStores[kind];
}

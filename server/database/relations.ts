import { defineRelations } from 'drizzle-orm';
import * as schema from './schema.ts';

/**
 * How rows lead to one another. Relations do not filter out tombstones: whoever follows one to many records says
 * `where: {deletedAt: {isNull: true}}`. A live record never refers to a deleted one.
 */
export const relations = defineRelations(schema, (r) => ({
  articles: {
    document: r.one.documents({ from: r.articles.documentHash, to: r.documents.hash }),
    quotes: r.many.quotes({ from: r.articles.id, to: r.quotes.articleId }),
    createdByAccount: r.one.accounts({ from: r.articles.createdBy, to: r.accounts.id }),
    updatedByAccount: r.one.accounts({ from: r.articles.updatedBy, to: r.accounts.id }),
  },
  quotes: {
    article: r.one.articles({
      from: r.quotes.articleId,
      to: r.articles.id,
      optional: false,
    }),
    attributions: r.many.quoteAttributions({
      from: r.quotes.id,
      to: r.quoteAttributions.quoteId,
    }),
    topics: r.many.quoteTopics({ from: r.quotes.id, to: r.quoteTopics.quoteId }),
    createdByAccount: r.one.accounts({ from: r.quotes.createdBy, to: r.accounts.id }),
    updatedByAccount: r.one.accounts({ from: r.quotes.updatedBy, to: r.accounts.id }),
  },
  quoteAttributions: {
    quote: r.one.quotes({
      from: r.quoteAttributions.quoteId,
      to: r.quotes.id,
      optional: false,
    }),
    actor: r.one.actors({
      from: r.quoteAttributions.actorId,
      to: r.actors.id,
      optional: false,
    }),
  },
  quoteTopics: {
    quote: r.one.quotes({ from: r.quoteTopics.quoteId, to: r.quotes.id, optional: false }),
    topic: r.one.topics({ from: r.quoteTopics.topicId, to: r.topics.id, optional: false }),
  },
  actors: {
    aliases: r.many.actorAliases({ from: r.actors.id, to: r.actorAliases.actorId }),
    identifiers: r.many.actorIdentifiers({
      from: r.actors.id,
      to: r.actorIdentifiers.actorId,
    }),
    designations: r.many.actorDesignations({
      from: r.actors.id,
      to: r.actorDesignations.actorId,
    }),
    affiliations: r.many.affiliations({ from: r.actors.id, to: r.affiliations.actorId }),
    members: r.many.affiliations({ from: r.actors.id, to: r.affiliations.organizationId }),
    attributions: r.many.quoteAttributions({
      from: r.actors.id,
      to: r.quoteAttributions.actorId,
    }),
    quotes: r.many.quotes({
      from: r.actors.id.through(r.quoteAttributions.actorId),
      to: r.quotes.id.through(r.quoteAttributions.quoteId),
    }),
    mergedIntoActor: r.one.actors({ from: r.actors.mergedInto, to: r.actors.id }),
    createdByAccount: r.one.accounts({ from: r.actors.createdBy, to: r.accounts.id }),
    updatedByAccount: r.one.accounts({ from: r.actors.updatedBy, to: r.accounts.id }),
  },
  affiliations: {
    actor: r.one.actors({ from: r.affiliations.actorId, to: r.actors.id, optional: false }),
    organization: r.one.actors({
      from: r.affiliations.organizationId,
      to: r.actors.id,
      optional: false,
    }),
    createdByAccount: r.one.accounts({ from: r.affiliations.createdBy, to: r.accounts.id }),
    updatedByAccount: r.one.accounts({ from: r.affiliations.updatedBy, to: r.accounts.id }),
  },
  topics: {
    parent: r.one.topics({ from: r.topics.parentId, to: r.topics.id }),
    children: r.many.topics({ from: r.topics.id, to: r.topics.parentId }),
    quoteTopics: r.many.quoteTopics({ from: r.topics.id, to: r.quoteTopics.topicId }),
    quotes: r.many.quotes({
      from: r.topics.id.through(r.quoteTopics.topicId),
      to: r.quotes.id.through(r.quoteTopics.quoteId),
    }),
    createdByAccount: r.one.accounts({ from: r.topics.createdBy, to: r.accounts.id }),
    updatedByAccount: r.one.accounts({ from: r.topics.updatedBy, to: r.accounts.id }),
  },
  accounts: {
    tokens: r.many.accountTokens({ from: r.accounts.id, to: r.accountTokens.accountId }),
  },
  accountTokens: {
    account: r.one.accounts({
      from: r.accountTokens.accountId,
      to: r.accounts.id,
      optional: false,
    }),
  },
  changes: {
    account: r.one.accounts({ from: r.changes.accountId, to: r.accounts.id }),
  },
}));

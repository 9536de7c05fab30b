import { isInterfaceType, type GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import { installPlans } from './plan/install-plans.ts';
import './types/scalars.ts';
import './types/source-document.ts';
import './types/actor-parts.ts';
import './types/attribution.ts';
import './types/quote-topic.ts';
import './types/topic-children.ts';
import './queries/articles.ts';
import './queries/quotes.ts';
import './queries/actors.ts';
import './queries/affiliations.ts';
import './queries/topics.ts';
import './queries/search.ts';
import './queries/nodes.ts';
import './queries/viewer.ts';
import './queries/accounts.ts';
import './fields/account-private.ts';
import './fields/account-tokens.ts';
import './fields/facets.ts';
import './queries/changes.ts';
import './fields/history.ts';
import './fields/as-of.ts';
import './fields/actor-duplicates.ts';
import './fields/roles.ts';
import './fields/suggestions.ts';
import './queries/actor-duplicates.ts';
import './mutations/article-mutations.ts';
import './mutations/quote-mutations.ts';
import './mutations/actor-mutations.ts';
import './mutations/affiliation-mutations.ts';
import './mutations/topic-mutations.ts';
import './mutations/merge-actors.ts';
import './mutations/unmerge-actor.ts';
import './mutations/dismiss-actor-duplicate.ts';
import './mutations/import-article.ts';
import './mutations/import-articles.ts';
import './mutations/import-quotes.ts';
import './mutations/create-account.ts';
import './mutations/account-mutations.ts';
import './mutations/token-mutations.ts';
import './mutations/sign-in.ts';
import './mutations/set-password.ts';
import './mutations/revert-change.ts';
import './subscriptions/changes.ts';

/** Makes the whole GraphQL schema. */
export function buildSchema(): GraphQLSchema {
  const schema = builder.toSchema();
  installPlans(schema);
  // The one field that the plugins make without letting us describe it.
  const node = schema.getType('Node');
  if (isInterfaceType(node))
    Object.assign(node.getFields()['id'] ?? {}, { description: 'Global id.' });
  return schema;
}

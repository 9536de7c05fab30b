import { createYoga } from 'graphql-yoga';
import type { GraphqlContext } from './context.ts';
import { createMaskError, type ErrorLog } from './mask-error.ts';
import { useAliasLimit } from './plugins/use-alias-limit.ts';
import { useErrorCodes } from './plugins/use-error-codes.ts';
import { useJsonOnly } from './plugins/use-json-only.ts';
import { useNoSuggestions } from './plugins/use-no-suggestions.ts';
import { useTokenLimit } from './plugins/use-token-limit.ts';
import { buildSchema } from './schema.ts';

/** How the GraphQL endpoint behaves. */
export interface GraphqlOptions {
  readonly log: ErrorLog;
  /** Whether errors may suggest names of the schema: only where nobody else listens. */
  readonly suggestions: boolean;
}

/** Makes the GraphQL endpoint: `fetch(request, context)` answers a request. */
export function createGraphql({ log, suggestions }: GraphqlOptions) {
  return createYoga<GraphqlContext>({
    schema: buildSchema(),
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    batching: false,
    // What is masked is logged by the mask, with its id and nothing of the request.
    logging: false,
    maskedErrors: { maskError: createMaskError(log) },
    plugins: [
      useJsonOnly(),
      useTokenLimit(4000),
      useAliasLimit({ aliases: 50, rootFields: 20 }),
      useErrorCodes(),
      ...(suggestions ? [] : [useNoSuggestions()]),
    ],
  });
}

/** See `createGraphql`. */
export type Graphql = ReturnType<typeof createGraphql>;

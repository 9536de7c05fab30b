import { createYoga } from 'graphql-yoga';
import type { AnswerReads } from './cache/answer-cache.ts';
import type { GraphqlContext, RequestContext } from './context.ts';
import { createMaskError, type ErrorLog } from './mask-error.ts';
import { createPlannedAnswers, type GraphqlRequest } from './plan/planned-answers.ts';
import { createPlans } from './plan/plans.ts';
import { useCostLimit } from './plugins/use-cost-limit.ts';
import { useDocumentLimits } from './plugins/use-document-limits.ts';
import { usePlannedAnswers } from './plugins/use-planned-answers.ts';
import { useErrorCodes } from './plugins/use-error-codes.ts';
import { useEventStream } from './plugins/use-event-stream.ts';
import { useIntrospectionLimit } from './plugins/use-introspection-limit.ts';
import { useJsonOnly } from './plugins/use-json-only.ts';
import { useNoSuggestions } from './plugins/use-no-suggestions.ts';
import { buildSchema } from './schema.ts';

/** How the GraphQL endpoint behaves. */
export interface GraphqlOptions {
  readonly log: ErrorLog;
  /** Whether this machine alone reaches the server: then errors may suggest names, and anyone may ask for the schema. */
  readonly loopback: boolean;
  /** After so many milliseconds of silence a subscription is sent something. */
  readonly keepAlive: number;
  /** What answers are kept in. */
  readonly cache: AnswerReads;
}

/**
 * Makes the GraphQL endpoint. `fetch` answers any request. `answer` is the short way for a request that is known to be
 * well: see `PlannedAnswers`.
 */
export function createGraphql({ log, loopback, keepAlive, cache }: GraphqlOptions) {
  const plans = createPlans();
  const schema = buildSchema();
  const planned = createPlannedAnswers(schema, cache);
  const yoga = createYoga<RequestContext, Pick<GraphqlContext, 'plans'>>({
    schema,
    context: () => ({ plans }),
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
      useDocumentLimits(),
      useCostLimit(),
      usePlannedAnswers(planned),
      useErrorCodes(),
      useEventStream(keepAlive),
      ...(loopback ? [] : [useIntrospectionLimit(), useNoSuggestions()]),
    ],
  });
  return {
    fetch: (request: Request, context: RequestContext): Response | Promise<Response> =>
      yoga.fetch(request, context),
    answer: (request: GraphqlRequest, context: RequestContext): Promise<string | undefined> =>
      planned.answer(request, { ...context, plans }),
  };
}

/** See `createGraphql`. */
export type Graphql = ReturnType<typeof createGraphql>;

import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { AnswerReads } from '../cache/answer-cache.ts';
import type { GraphqlContext } from '../context.ts';
import { createQueryCost } from '../limits/query-cost.ts';
import type { PlanRequest } from './plan-request.ts';
import { planOperation, type PlannedOperation } from './planned-operation.ts';
import { switches } from './read-planned.ts';
import { runStatement } from './run-statement.ts';

/** A request as a client sends it. */
export interface GraphqlRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Answers documents that were answered before, where statements alone make the answer. */
export interface PlannedAnswers {
  /** Remembers a document that was parsed and validated, under its text. */
  readonly learn: (text: string, document: DocumentNode) => void;
  /**
   * The answer's JSON as PostgreSQL wrote it; undefined for a request that must take the ordinary way: a document that
   * is not known, one with a field that no plan reads, and everything that is to be refused.
   */
  readonly answer: (
    request: GraphqlRequest,
    context: GraphqlContext,
  ) => Promise<string | undefined>;
}

interface Learned {
  readonly document: DocumentNode;
  readonly plans: Map<string, PlannedOperation | undefined>;
}

const most = { documents: 500, characters: 20_000, plans: 64 };

/** Starts with no document known. Answers go through `cache` on their way from the database. */
export function createPlannedAnswers(schema: GraphQLSchema, cache: AnswerReads): PlannedAnswers {
  const known = new Map<string, Learned>();
  const queryCost = createQueryCost();

  function planFor(
    { document, plans }: Learned,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): PlannedOperation | undefined {
    const key = `${operation.name?.value ?? ''} ${switches(operation, variables)}`;
    if (plans.has(key)) return plans.get(key);
    const plan = planOperation(schema, document, operation, variables);
    if (plans.size < most.plans) plans.set(key, plan);
    return plan;
  }

  return {
    learn(text, document) {
      if (text.length > most.characters || known.has(text)) return;
      const [oldest] = known.keys();
      if (known.size >= most.documents && oldest !== undefined) known.delete(oldest);
      known.set(text, { document, plans: new Map() });
    },
    async answer({ query, operationName, variables: sent }, context) {
      const learned = known.get(query);
      if (learned === undefined) return undefined;
      const operation = getOperationAST(learned.document, operationName);
      if (!operation) return undefined;
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], sent);
      if (coerced === undefined) return undefined;
      const request: PlanRequest = {
        variables: coerced,
        viewer: context.viewer,
        pages: new Map(),
        ids: [],
      };
      const ready = attempt(() => {
        const plan = planFor(learned, operation, coerced);
        const statements = plan?.map((root) => ({ ...root, statement: root.statement(request) }));
        // Before anything is charged for: what is refused takes the ordinary way, and would be charged twice.
        const cost = queryCost(schema, learned.document, operation, sent);
        return statements && { statements, cost };
      });
      if (ready === undefined) return undefined;
      const values = new Array<Promise<string>>();
      for (const { key, statement } of ready.statements) {
        if (statement === undefined) return undefined;
        values.push(
          Promise.resolve(
            'json' in statement
              ? statement.json
              : cache.read(statement, async () => {
                  const [row] = await runStatement(context.database, context.plans, statement);
                  return row?.value ?? 'null';
                }),
          ).then((json) => `"${key}":${json}`),
        );
      }
      context.charge?.(ready.cost);
      return `{"data":{${(await Promise.all(values)).join(',')}}}`;
    },
  };
}

// An error about the request is told by the ordinary way, with its place.
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

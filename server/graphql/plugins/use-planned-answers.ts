import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { PlannedAnswers } from '../plan/planned-answers.ts';

/** Lets documents that reach the executor, parsed and validated, be answered without it from their second time on. */
export function usePlannedAnswers({ learn }: PlannedAnswers): Plugin {
  return {
    onExecute({ args, context: { params } }) {
      const execution: ExecutionArgs = args;
      if (typeof params.query === 'string') learn(params.query, execution.document);
    },
  };
}

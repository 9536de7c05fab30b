import { BREAK, GraphQLError, visit, type DocumentNode, type ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { errorCodes } from '#shared/errors/error-codes.ts';
import type { GraphqlContext } from '../context.ts';

/** Shows the schema only to who is signed in: to anyone else it is a list of what might be attacked. */
export function useIntrospectionLimit(): Plugin<GraphqlContext> {
  const known = new WeakMap<DocumentNode, boolean>();
  const asks = ({ document }: ExecutionArgs): boolean => {
    const found = known.get(document) ?? introspects(document);
    known.set(document, found);
    return found;
  };
  return {
    onExecute({ args, context, setResultAndStopExecution }) {
      if (context.viewer !== null || !asks(args)) return;
      setResultAndStopExecution({ errors: [refusal()] });
    },
  };
}

function introspects(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name }) {
      // `__typename` tells what the answer shows anyway.
      if (name.value !== '__schema' && name.value !== '__type') return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}

function refusal(): GraphQLError {
  const message =
    'This server shows its schema only to who is signed in: send the header "Authorization: Bearer TOKEN".';
  return new GraphQLError(message, { extensions: { code: errorCodes.unauthenticated } });
}

import { BREAK, GraphQLError, Kind, parse, visit } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { errorCodes } from '#shared/errors/error-codes.ts';
import { restateError } from '../restate-error.ts';

/**
 * Gives every error that GraphQL itself raises about a request the code and the path that our own errors have: where in
 * the arguments the refused value stands, outermost first.
 */
export function useErrorCodes(): Plugin {
  return {
    onResultProcess(payload) {
      const { result } = payload;
      if (Array.isArray(result) || !('errors' in result) || result.errors === undefined) return;
      payload.setResult({ ...result, errors: result.errors.map(withCode) });
    },
  };
}

function withCode(error: GraphQLError): GraphQLError {
  if (!(error instanceof GraphQLError) || isOurs(error.extensions['code'])) return error;
  const path = variablePath(error.message) ?? argumentPath(error);
  return restateError(error, {
    extensions: {
      ...error.extensions,
      code: errorCodes.validationFailed,
      ...(path.length > 0 && { path }),
    },
  });
}

// Yoga has codes of its own (GRAPHQL_VALIDATION_FAILED, ...), of which ours says the same.
function isOurs(code: unknown): boolean {
  return Object.values<unknown>(errorCodes).includes(code);
}

// Of a variable only the message says where in it the trouble is: `Variable "$input" got invalid value 5 at
// "input.changes.name"; String cannot represent ...`, `...; Field "name" of required type "String!" was not provided.`
function variablePath(message: string): string[] | undefined {
  const variable = /^Variable "\$(\w+)"/.exec(message)?.[1];
  if (variable === undefined) return undefined;
  const at = / at "([\w.[\]]+)"; /.exec(message)?.[1] ?? variable;
  const field = /; Field "(\w+)" /.exec(message)?.[1];
  return [
    ...at.split(/[.[\]]+/).filter((part) => part !== ''),
    ...(field === undefined ? [] : [field]),
  ];
}

function argumentPath({ nodes, source, message }: GraphQLError): string[] {
  const start = nodes?.[0]?.loc?.start;
  const kind = nodes?.[0]?.kind;
  if (start === undefined || source === undefined) return [];
  let found: string[] = [];
  const path: string[] = [];
  visit(parse(source), {
    enter(node) {
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD)
        path.push(node.name.value);
      if (node.kind === kind && node.loc?.start === start) {
        found = [...path];
        return BREAK;
      }
      return undefined;
    },
    leave(node) {
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) path.pop();
    },
  });
  // What is missing has no node of its own: the message names it.
  const missing =
    /^Field "(\w+\.)?(\w+)" of required type .* was not provided/.exec(message)?.[2] ??
    /argument "(\w+)" of type .* is required/.exec(message)?.[1];
  return missing === undefined ? found : [...found, missing];
}

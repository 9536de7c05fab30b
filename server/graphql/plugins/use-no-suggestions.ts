import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { restateError } from '../restate-error.ts';

/** Takes "Did you mean ...?" out of errors, which would tell the schema to somebody who may not read it. */
export function useNoSuggestions(): Plugin {
  return {
    onResultProcess(payload) {
      const { result } = payload;
      if (Array.isArray(result) || !('errors' in result) || result.errors === undefined) return;
      payload.setResult({ ...result, errors: result.errors.map(withoutSuggestion) });
    },
  };
}

function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ ?Did you mean [^?]*\?/g, '');
  return message === error.message ? error : restateError(error, { message });
}

import type { Plugin } from 'graphql-yoga';
import { GraphQLError } from 'graphql';
import { readJson } from '#server/limits/read-json.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';

/**
 * Executes only what is posted as JSON. A form of another site can post every other content type with the visitor's
 * network position and without asking first; JSON it cannot: the CORS protocol asks, and this server agrees only for
 * the origins that an administrator lists. Reads the JSON by itself, because Yoga would take any depth of it.
 */
export function useJsonOnly(): Plugin {
  return {
    onRequest(payload) {
      const { request, fetchAPI } = payload;
      const refuse = (status: number, message: string, headers: Record<string, string> = {}) =>
        payload.endResponse(
          fetchAPI.Response.json(
            { errors: [{ message, extensions: { code: errorCodes.validationFailed } }] },
            { status, headers },
          ),
        );
      if (request.method !== 'POST') {
        refuse(405, 'Send the query as a POST request with a JSON body.', { allow: 'GET, POST' });
      } else if (!/^application\/json(\s*;|$)/i.test(request.headers.get('content-type') ?? '')) {
        refuse(415, 'Send the query as JSON: with the header "Content-Type: application/json".');
      }
    },
    onRequestParse({ setRequestParser }) {
      setRequestParser(async (request) => {
        const read = readJson(new Uint8Array(await request.arrayBuffer()));
        if (!read.ok) throw refusal(`The body ${read.complaint}.`);
        const { value } = read;
        if (Array.isArray(value)) throw refusal('Send one query in a request, and not a list.');
        const query =
          typeof value === 'object' && value !== null && 'query' in value && value.query;
        if (typeof value !== 'object' || typeof query !== 'string') {
          throw refusal('The body must be an object, as {"query": "...", "variables": {...}}.');
        }
        return { ...value, query };
      });
    },
  };
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: errorCodes.validationFailed, http: { status: 400 } },
  });
}

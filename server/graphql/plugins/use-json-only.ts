import type { Plugin } from 'graphql-yoga';
import { errorCodes } from '#shared/errors/error-codes.ts';

/**
 * Executes only what is posted as JSON. A form of another site can post every other content type with the visitor's
 * network position and without asking first; JSON it cannot (the CORS protocol asks, and this server never agrees).
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
  };
}

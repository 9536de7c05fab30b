import type { IncomingMessage } from 'node:http';
import type { GraphqlRequest } from '#server/graphql/plan/planned-answers.ts';
import { readJson } from '#server/limits/read-json.ts';

/**
 * Reads a GraphQL request of the plainest kind: JSON posted by a client that takes JSON. Undefined for every other, and
 * for all that is wrong, which the ordinary way tells.
 */
export function plainRequest(
  { method, headers }: IncomingMessage,
  body: Uint8Array,
): GraphqlRequest | undefined {
  if (method !== 'POST' || !/^application\/json(\s*;|$)/i.test(headers['content-type'] ?? '')) {
    return undefined;
  }
  if (!/^\s*(application\/json|\*\/\*)\s*(;\s*charset=utf-8\s*)?$/i.test(headers.accept ?? '*/*')) {
    return undefined;
  }
  const read = readJson(body);
  if (!read.ok || !isObject(read.value)) return undefined;
  const { query, variables = null, operationName = null, ...others } = read.value;
  if (typeof query !== 'string' || Object.keys(others).length > 0) return undefined;
  if (variables !== null && !isObject(variables)) return undefined;
  if (operationName !== null && typeof operationName !== 'string') return undefined;
  return { query, variables: variables ?? {}, operationName };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { Kind, OperationTypeNode, parse, type DocumentNode } from 'graphql';
import { z } from 'zod';

const bodySchema = z.object({ query: z.string().max(5000) });

/**
 * Whether the body of a GraphQL request asks for nothing but `signIn`, once. Looked at before GraphQL sees it, so that
 * whoever has no token learns nothing of the schema from what is wrong with a request either.
 */
export function asksOnlyToSignIn(body: Buffer): boolean {
  const document = documentOf(body);
  const [operation, ...others] = document?.definitions ?? [];
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0) return false;
  if (operation.operation !== OperationTypeNode.MUTATION) return false;
  const [field, ...more] = operation.selectionSet.selections;
  return field?.kind === Kind.FIELD && field.name.value === 'signIn' && more.length === 0;
}

function documentOf(body: Buffer): DocumentNode | undefined {
  try {
    const { query } = bodySchema.parse(JSON.parse(body.toString('utf8')));
    return parse(query, { maxTokens: 500, noLocation: true });
  } catch {
    // Neither JSON nor GraphQL: nothing that could sign in.
    return undefined;
  }
}

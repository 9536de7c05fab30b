import { getOperationAST, parse } from 'graphql';

/**
 * The operation's name to send with a document: GraphiQL learns the name of a tab's operation a moment after it shows
 * the tab, and until then gives the last tab's. Undefined where the document has no operation of that name, or cannot be
 * read, of which the server tells.
 */
export function operationToRun(
  query: string,
  operationName: string | null | undefined,
): string | undefined {
  if (operationName === null || operationName === undefined) return undefined;
  try {
    return getOperationAST(parse(query), operationName) ? operationName : undefined;
  } catch {
    return undefined;
  }
}

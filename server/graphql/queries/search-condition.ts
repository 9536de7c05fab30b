import type { SQL } from 'drizzle-orm';
import { GraphQLError } from 'graphql';
import { tsQuery } from '#server/records/queries/search-match.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';
import { searchTextSchema } from '#shared/queries/arguments.ts';

/** PostgreSQL's query for what somebody typed; undefined when there is no word in the text. */
export function searchQuery(text: string): SQL | undefined {
  const parsed = searchTextSchema.safeParse(text);
  if (!parsed.success) {
    const message = `The text to search for ${parsed.error.issues[0]?.message ?? 'is not valid'}.`;
    throw new GraphQLError(message, {
      extensions: { code: errorCodes.validationFailed, path: ['text'] },
    });
  }
  return tsQuery('quote', parsed.data);
}

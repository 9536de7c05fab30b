import type { EditContext } from './edit-context.ts';
import { importArticles } from './import-articles.ts';
import type { ImportInput, ImportResult } from './import-result.ts';

/** Imports one document, see `importArticles`: a result for each of its articles, or one refusal. */
export async function importArticle(
  context: EditContext,
  input: ImportInput,
): Promise<readonly ImportResult[]> {
  const [results] = await importArticles(context, [input]);
  if (results === undefined) throw new Error('An import always has a result.');
  return results;
}

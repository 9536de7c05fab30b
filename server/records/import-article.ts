import type { EditContext } from './edit-context.ts';
import { importArticles } from './import-articles.ts';
import type { ImportInput, ImportResult } from './import-result.ts';

/** Imports one document, see `importArticles`. */
export async function importArticle(
  context: EditContext,
  input: ImportInput,
): Promise<ImportResult> {
  const [result] = await importArticles(context, [input]);
  if (result === undefined) throw new Error('An import always has a result.');
  return result;
}

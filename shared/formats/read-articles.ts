import type { DocumentArticles } from './article-document.ts';
import type { DocumentInput } from './read-document.ts';
import { parseWireText } from './wire-text.ts';

/**
 * The one door for documents of every format, which is found out from the bytes and the file's name. Nothing is
 * fetched, run or expanded. Errors: the `DOCUMENT_...` codes.
 */
export function readArticles(input: DocumentInput): Promise<DocumentArticles> {
  const read = parseWireText(input);
  if (!read.ok) return Promise.resolve(read);
  const { draft, notices } = read;
  const article = { draft, embargoUntil: null, original: input.bytes, notices };
  return Promise.resolve({ ok: true, format: 'wire_text', articles: [article] });
}

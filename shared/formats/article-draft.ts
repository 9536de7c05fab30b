import type { ArticleFields } from '../records/article.ts';

/**
 * What a document says about an article, as the fields of the article record. Text is plain, with line
 * feeds; what a document does not say is null, never guessed. The document itself is stored beside it, and
 * what the desk makes of the text is not the document's.
 */
export type ArticleDraft = Omit<ArticleFields, 'document' | 'rejectedSuggestions'>;

import type { DeskError } from '../errors/error-codes.ts';
import type { ArticleDraft } from './article-draft.ts';
import type { DocumentFormat } from './document-format.ts';
import type { ImportNotice } from './import-notice.ts';

/** One article of a document. */
export interface ArticleOfDocument {
  readonly draft: ArticleDraft;
  /** An instant (UTC, ISO 8601) before which the article may not be published; null without an embargo. */
  readonly embargoUntil: string | null;
  /**
   * What to keep as the article's original: the document's own bytes where it holds one article, the article's part
   * of a document that holds several. The part of a feed stays the same while the feed around it changes.
   */
  readonly original: Uint8Array;
  readonly notices: readonly ImportNotice[];
}

/** The articles of a document with what its editor should know about all of them, or why it was refused. */
export type DocumentArticles =
  | {
      readonly ok: true;
      readonly format: DocumentFormat;
      /** At least one. */
      readonly articles: readonly ArticleOfDocument[];
    }
  | { readonly ok: false; readonly error: DeskError };

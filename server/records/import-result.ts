import type { DocumentFormat } from '#shared/formats/document-format.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import type { ImportNotice } from '#shared/formats/import-notice.ts';
import type { RecordOf } from '#shared/records/records.ts';

/** A document to import: its bytes, and its file's name without folders. */
export interface ImportInput {
  readonly bytes: Uint8Array;
  readonly fileName: string | null;
  /** Found out from the document where it is not given. */
  readonly format?: DocumentFormat;
}

/** What became of an article of a document, or of a document that has none. */
export type ImportResult =
  | {
      readonly status: 'imported';
      readonly article: RecordOf<'article'>;
      readonly notices: readonly ImportNotice[];
    }
  | { readonly status: 'already_imported'; readonly articleId: string }
  | { readonly status: 'rejected'; readonly error: DeskError };

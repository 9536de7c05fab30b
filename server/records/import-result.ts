import type { DocumentFormat } from '#shared/formats/document-format.ts';
import type { Conflicted } from '#shared/edits/outcome.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import type { ImportNotice } from '#shared/formats/import-notice.ts';
import type { RecordOf } from '#shared/records/records.ts';
import type { OnConflict } from './import-version.ts';

/** A document to import: its bytes, and its file's name without folders. */
export interface ImportInput {
  readonly bytes: Uint8Array;
  readonly fileName: string | null;
  /** Found out from the document where it is not given. */
  readonly format?: DocumentFormat;
  /** `ask` unless told. */
  readonly onConflict?: OnConflict;
}

/** What became of an article of a document, or of a document that has none. */
export type ImportResult =
  | {
      /** `revised`: it is a newer version of a story, and a revision of the article that the desk has of it. */
      readonly status: 'imported' | 'revised';
      readonly article: RecordOf<'article'>;
      readonly notices: readonly ImportNotice[];
    }
  | {
      /** `older_version`: the desk has the story in this version or a newer one. Nothing was written. */
      readonly status: 'already_imported' | 'older_version';
      readonly articleId: string;
      readonly notices: readonly ImportNotice[];
    }
  /** It is a newer version of a story, and the desk changed the same words differently. Nothing was written. */
  | { readonly status: 'conflict'; readonly conflict: Conflicted }
  | { readonly status: 'rejected'; readonly error: DeskError };

import { z } from 'zod';
import { documentFormats } from '../formats/document-format.ts';
import { defineRecord } from './define-record.ts';
import {
  instantSchema,
  languageSchema,
  lineSchema,
  nameSchema,
  plainDateSchema,
  proseSchema,
  webAddressSchema,
} from './values.ts';

/** The document an article was imported from; its bytes are kept by the server under `hash`. */
export const sourceDocumentSchema = z.strictObject({
  /** SHA-256 of the bytes, 64 lowercase hexadecimal digits. */
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lowercase hexadecimal'),
  format: z.enum(documentFormats),
  fileName: lineSchema(255).nullable(),
  /** Bytes. */
  size: z.int().min(0),
});

/** A suggested quote that an editor does not want: see `suggestionKey`. */
export const rejectedSuggestionSchema = z.strictObject({
  /** What the suggestion is recognised by when the article is looked through again. */
  key: nameSchema(200),
  /** How it began, to recognise it by. */
  words: lineSchema(200),
});
/** See `rejectedSuggestionSchema`. */
export type RejectedSuggestion = z.infer<typeof rejectedSuggestionSchema>;

/** A news article: what schema.org calls a NewsArticle. */
export const articleFieldsSchema = z.strictObject({
  // At three bytes a code unit it still fits into an index entry of PostgreSQL, which lists are ordered by.
  headline: nameSchema(800),
  /** Plain text; paragraphs are split by one blank line. Quotes point into it by UTF-16 code units. */
  body: proseSchema(1_000_000),
  language: languageSchema.nullable(),
  agency: lineSchema(200).nullable(),
  datelinePlace: lineSchema(200).nullable(),
  datelineDate: plainDateSchema.nullable(),
  byline: lineSchema(500).nullable(),
  publishedAt: instantSchema.nullable(),
  sourceUrl: webAddressSchema.nullable(),
  slug: lineSchema(200).nullable(),
  editorsNote: proseSchema(10_000).nullable(),
  /**
   * Which story of which agency it reports, so that the agency's next version of it becomes a revision of this article:
   * the agency's own id, or `slug:` with agency and slug. Null where the document named none.
   */
  storyId: lineSchema(500).nullable(),
  /** Which version of that story it holds, as compared by `compareStoryVersions`: `2`, `2.1` or an instant. */
  storyVersion: lineSchema(100).nullable(),
  /** Suggested quotes that shall not come back. */
  rejectedSuggestions: z
    .array(rejectedSuggestionSchema)
    .max(2000, 'has more than 2000 rejected suggestions'),
  document: sourceDocumentSchema.nullable(),
});

/** The fields of an article. */
export type ArticleFields = z.infer<typeof articleFieldsSchema>;

/** Articles: rejected suggestions merge by member, every other field as one value. */
export const article = defineRecord({
  kind: 'article',
  fields: articleFieldsSchema,
  initial: {
    body: '',
    language: null,
    agency: null,
    datelinePlace: null,
    datelineDate: null,
    byline: null,
    publishedAt: null,
    sourceUrl: null,
    slug: null,
    editorsNote: null,
    storyId: null,
    storyVersion: null,
    rejectedSuggestions: [],
    document: null,
  },
  sets: { rejectedSuggestions: ({ key }) => key },
  // Only an import knows the bytes behind the hash, and what the agency called the story.
  serverOnly: ['document', 'storyId', 'storyVersion'],
});

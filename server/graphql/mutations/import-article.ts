import { importArticle } from '#server/records/import-article.ts';
import type { ImportInput, ImportResult } from '#server/records/import-result.ts';
import type { OnConflict } from '#server/records/import-version.ts';
import type { Conflicted } from '#shared/edits/outcome.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import {
  noticeCodes,
  type ImportNotice as ImportNoticeValue,
} from '#shared/formats/import-notice.ts';
import { lineSchema } from '#shared/records/values.ts';
import { builder } from '../builder.ts';
import { editContext } from '../context.ts';
import { readOne } from '../plan/read-planned.ts';
import { Article } from '../types/article.ts';
import { DocumentFormat } from '../types/document-format.ts';
import { Conflict } from '../types/conflict.ts';
import type { EnumValues } from '../types/enum-values.ts';
import * as errors from '../types/errors.ts';

const OnConflictValue = builder.enumType('ImportOnConflict', {
  description: 'Whose words stay where the desk and a newer version of a story changed the same.',
  values: {
    ASK: { value: 'ask', description: 'Nothing is written, and the answer is a `Conflict`.' },
    KEEP_DESK: { value: 'keep_desk', description: "The desk's own." },
    TAKE_DOCUMENT: { value: 'take_document', description: "The document's." },
  } as const satisfies EnumValues<OnConflict>,
});

/** One document to import. */
export const ImportArticleInput = builder.inputType('ImportArticleInput', {
  description: 'The document to import: its text as `content`, or its bytes as `bytes`.',
  fields: (t) => ({
    content: t.string({
      description:
        'The document as text. It is kept in UTF-8; to keep the very bytes of a file, give `bytes`.',
    }),
    bytes: t.string({
      description: 'The bytes of the document in Base64; 1 000 000 bytes at most.',
    }),
    fileName: t.string({ description: 'The name of its file, without folders.' }),
    format: t.field({
      type: DocumentFormat,
      description: 'How it is written; found out from the document itself unless told.',
    }),
    onConflict: t.field({
      type: OnConflictValue,
      description:
        'What to do where it is a newer version of a story and the desk changed the same words; ASK unless told.',
    }),
  }),
});

const ImportNotice = builder.objectRef<ImportNoticeValue>('ImportNotice').implement({
  description: 'Something that an editor should look at after an import.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For programs.' }),
    message: t.exposeString('message', { description: 'For people.' }),
  }),
});

type Imported = Exclude<ImportResult, { status: 'rejected' | 'conflict' }>;

interface ImportedDocument {
  readonly first: Imported;
  readonly all: readonly Imported[];
  /** Why some of its articles were not imported. */
  readonly refused: readonly ImportNoticeValue[];
}

/** What `ImportArticleResult` is made from. */
export type ImportAnswer = ImportedDocument | Conflicted | DeskError;

const ImportOutcome = builder.enumType('ImportOutcome', {
  description: 'What became of an article of a document.',
  values: {
    IMPORTED: { value: 'imported', description: 'It is a new article.' },
    REVISED: {
      value: 'revised',
      description:
        'It is a newer version of a story, and a revision of the article that the desk has of it; the quotes moved along.',
    },
    ALREADY_IMPORTED: {
      value: 'already_imported',
      description: 'The same bytes had been imported before. Nothing was written.',
    },
    OLDER_VERSION: {
      value: 'older_version',
      description: 'The desk has the story in this version or a newer one. Nothing was written.',
    },
  } as const satisfies EnumValues<Imported['status']>,
});

const ImportedArticle = builder.objectRef<Imported>('ImportedArticle').implement({
  description: 'An article of an imported document.',
  fields: (t) => ({
    article: t.field({
      type: Article,
      description: 'The article.',
      resolve: (imported, _args, context, info) =>
        readOne('Article', articleIdOf(imported), context, info),
    }),
    outcome: t.field({
      type: ImportOutcome,
      description: 'What became of it.',
      resolve: ({ status }) => status,
    }),
    alreadyImported: t.boolean({
      description: 'Whether it had been imported before: then nothing was written.',
      resolve: wasImported,
    }),
    notices: t.field({
      type: [ImportNotice],
      description: 'What an editor should look at.',
      resolve: (imported) => [...noticesOf(imported)],
    }),
  }),
});

const ImportArticlePayload = builder.objectRef<ImportedDocument>('ImportArticlePayload').implement({
  description: 'The document is an article now, or was one already; a feed is several.',
  isTypeOf: () => true,
  fields: (t) => ({
    article: t.field({
      type: Article,
      description: 'The article; the first one of a document with several.',
      resolve: ({ first }, _args, context, info) =>
        readOne('Article', articleIdOf(first), context, info),
    }),
    articles: t.field({
      type: [ImportedArticle],
      description: 'Every article of the document, in its order.',
      resolve: ({ all }) => [...all],
    }),
    alreadyImported: t.boolean({
      description: 'Whether all of it had been imported before: then nothing was written.',
      resolve: ({ all }) => all.every(wasImported),
    }),
    notices: t.field({
      type: [ImportNotice],
      description:
        'What an editor should look at, of all its articles, and why any of them was not imported.',
      resolve: ({ all, refused }) => [...all.flatMap(noticesOf), ...refused],
    }),
  }),
});

function articleIdOf(imported: Imported): string {
  return 'article' in imported ? imported.article.id : imported.articleId;
}

function wasImported({ status }: Imported): boolean {
  return status === 'already_imported';
}

function noticesOf(imported: Imported): readonly ImportNoticeValue[] {
  return imported.notices;
}

/** What became of one document. */
export const ImportArticleResult = builder.unionType('ImportArticleResult', {
  description: 'What became of it: `ImportArticlePayload` when it was done, otherwise why not.',
  types: [
    ImportArticlePayload,
    Conflict,
    errors.ValidationError,
    errors.UnauthenticatedError,
    errors.ForbiddenError,
    errors.DocumentError,
  ],
  resolveType: (value: ImportAnswer) => {
    if ('outcome' in value) return 'Conflict';
    if (!('code' in value)) return 'ImportArticlePayload';
    // What the server itself failed over names the document too, and no other type has a place for it.
    return errors.errorTypeName(value.code) ?? 'DocumentError';
  },
});

builder.mutationField('importArticle', (t) =>
  t.field({
    type: ImportArticleResult,
    description:
      'Imports a document: it becomes an article, a feed one for each of its items, and its bytes are kept. The same bytes make one article, however often they come.',
    args: {
      input: t.arg({ type: ImportArticleInput, required: true, description: 'The document.' }),
    },
    resolve: async (_parent, { input }, context) => {
      const at = ['input'];
      const document = readImportInput(input, at);
      if ('code' in document) return document;
      return importAnswer(await importArticle(editContext(context), document), input, at);
    },
  }),
);

type Input = typeof ImportArticleInput.$inferInput;

/** The document in an input that stands at this path; a `VALIDATION_FAILED` for what is none. */
export function readImportInput(
  { content, bytes, fileName = null, format, onConflict }: Input,
  at: readonly string[],
): ImportInput | DeskError {
  const refusal = (complaint: string, field: string): DeskError => ({
    code: errorCodes.validationFailed,
    message: `${field} ${complaint}.`,
    path: [...at, field],
  });
  if ((content ?? null) === null && (bytes ?? null) === null) {
    return refusal('is missing: give the document as content or as bytes', 'content');
  }
  if ((content ?? null) !== null && (bytes ?? null) !== null) {
    return refusal('is given beside content: give one of the two', 'bytes');
  }
  // Node's decoder passes over what is not Base64, and would import something else than was sent.
  if (typeof bytes === 'string' && !/^[A-Za-z\d+/]*={0,2}$/.test(bytes)) {
    return refusal('is not Base64: encode the whole file, without line breaks', 'bytes');
  }
  const name = lineSchema(255).nullable().safeParse(fileName);
  if (!name.success) return refusal(name.error.issues[0]?.message ?? 'is not valid', 'fileName');
  return {
    bytes:
      typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : Buffer.from(content ?? '', 'utf8'),
    fileName: name.data,
    ...(format == null ? {} : { format }),
    onConflict: onConflict ?? 'ask',
  };
}

/**
 * The results of a document's articles as the input's sender sees them: the document is one field to whoever sends it,
 * wherever in the draft the trouble is. Who asks is no field of it.
 */
export function importAnswer(
  results: readonly ImportResult[],
  { bytes }: Input,
  at: readonly string[],
): ImportAnswer {
  const all = results.flatMap((result) => (isImported(result) ? [result] : []));
  const conflicts = results.flatMap((result) => ('conflict' in result ? [result.conflict] : []));
  const errors = results.flatMap((result) => ('error' in result ? [result.error] : []));
  const [first] = all;
  if (first !== undefined) {
    const { articleRefused: code, storyConflict } = noticeCodes;
    const refused = [
      ...conflicts.map((conflict) => ({ code: storyConflict, message: conflictWords(conflict) })),
      ...errors.map(({ message }) => ({ code, message })),
    ];
    return { first, all, refused };
  }
  const [conflict] = conflicts;
  if (conflict !== undefined) return conflict;
  const [error] = errors;
  if (error === undefined) throw new Error('An import always has a result.');
  const { unauthenticated, forbidden } = errorCodes;
  if (error.code === unauthenticated || error.code === forbidden)
    return { ...error, path: ['input'] };
  const field = typeof bytes === 'string' ? 'bytes' : 'content';
  return error.path[0] === 'fields' || error.path.length === 0
    ? { ...error, path: [...at, field] }
    : { ...error, path: [...at, ...error.path] };
}

function isImported(result: ImportResult): result is Imported {
  return result.status !== 'rejected' && result.status !== 'conflict';
}

function conflictWords({ record, fields }: Conflicted): string {
  const headline = record.kind === 'article' ? record.fields.headline : record.id;
  const names = fields.map(({ field }) => field).join(', ');
  return `A newer version of “${headline}” was not taken in, because the desk changed the same of its ${names}: import it alone and choose.`;
}

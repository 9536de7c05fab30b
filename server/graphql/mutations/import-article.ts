import { importArticle } from '#server/records/import-article.ts';
import type { ImportInput, ImportResult } from '#server/records/import-result.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import type { ImportNotice as ImportNoticeValue } from '#shared/formats/import-notice.ts';
import { lineSchema } from '#shared/records/values.ts';
import { builder } from '../builder.ts';
import { editContext } from '../context.ts';
import { readOne } from '../plan/read-planned.ts';
import { Article } from '../types/article.ts';
import * as errors from '../types/errors.ts';

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
  }),
});

const ImportNotice = builder.objectRef<ImportNoticeValue>('ImportNotice').implement({
  description: 'Something that an editor should look at after an import.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For programs.' }),
    message: t.exposeString('message', { description: 'For people.' }),
  }),
});

type Imported = Exclude<ImportResult, { status: 'rejected' }>;

/** What `ImportArticleResult` is made from. */
export type ImportAnswer = Imported | DeskError;

const ImportArticlePayload = builder.objectRef<Imported>('ImportArticlePayload').implement({
  description: 'The document is an article now, or was one already.',
  isTypeOf: () => true,
  fields: (t) => ({
    article: t.field({
      type: Article,
      description: 'The article.',
      resolve: (imported, _args, context, info) =>
        readOne(
          'Article',
          imported.status === 'imported' ? imported.article.id : imported.articleId,
          context,
          info,
        ),
    }),
    alreadyImported: t.boolean({
      description: 'Whether the same bytes had been imported before: then nothing was written.',
      resolve: ({ status }) => status === 'already_imported',
    }),
    notices: t.field({
      type: [ImportNotice],
      description: 'What an editor should look at.',
      resolve: (imported) => (imported.status === 'imported' ? [...imported.notices] : []),
    }),
  }),
});

/** What became of one document. */
export const ImportArticleResult = builder.unionType('ImportArticleResult', {
  description: 'What became of it: `ImportArticlePayload` when it was done, otherwise why not.',
  types: [
    ImportArticlePayload,
    errors.ValidationError,
    errors.UnauthenticatedError,
    errors.ForbiddenError,
    errors.DocumentError,
  ],
  resolveType: (value: ImportAnswer) => {
    if (!('code' in value)) return 'ImportArticlePayload';
    // What the server itself failed over names the document too, and no other type has a place for it.
    return errors.errorTypeName(value.code) ?? 'DocumentError';
  },
});

builder.mutationField('importArticle', (t) =>
  t.field({
    type: ImportArticleResult,
    description:
      'Imports a document of plain wire text: it becomes an article, and its bytes are kept. The same bytes make one article, however often they come.',
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
  { content, bytes, fileName = null }: Input,
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
  };
}

/**
 * A result as the input's sender sees it: the document is one field to whoever sends it, wherever in the draft the
 * trouble is. Who asks is no field of it.
 */
export function importAnswer(
  result: ImportResult,
  { bytes }: Input,
  at: readonly string[],
): ImportAnswer {
  if (result.status !== 'rejected') return result;
  const { error } = result;
  const { unauthenticated, forbidden } = errorCodes;
  if (error.code === unauthenticated || error.code === forbidden)
    return { ...error, path: ['input'] };
  const field = typeof bytes === 'string' ? 'bytes' : 'content';
  return error.path[0] === 'fields' || error.path.length === 0
    ? { ...error, path: [...at, field] }
    : { ...error, path: [...at, ...error.path] };
}

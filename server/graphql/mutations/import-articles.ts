import { importArticles, importRefusal } from '#server/records/import-articles.ts';
import type { ImportInput } from '#server/records/import-result.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import { mostDocuments } from '#shared/formats/read-document.ts';
import { builder } from '../builder.ts';
import { editContext } from '../context.ts';
import * as errors from '../types/errors.ts';
import {
  importAnswer,
  ImportArticleInput,
  ImportArticleResult,
  readImportInput,
  type ImportAnswer,
} from './import-article.ts';

const ImportArticlesInput = builder.inputType('ImportArticlesInput', {
  description: 'The documents to import.',
  fields: (t) => ({
    documents: t.field({
      type: [ImportArticleInput],
      required: true,
      description: `The documents: ${mostDocuments} at most, and together within the size of one request.`,
    }),
  }),
});

interface ImportedAll {
  readonly results: readonly ImportAnswer[];
}

const ImportArticlesPayload = builder.objectRef<ImportedAll>('ImportArticlesPayload').implement({
  description: 'Each document was imported or refused by itself.',
  isTypeOf: () => true,
  fields: (t) => ({
    results: t.field({
      type: [ImportArticleResult],
      description: 'What became of each document, in the order of the input.',
      // Counted by the mutation, which knows how many there are.
      resolve: ({ results }) => [...results],
    }),
  }),
});

const ImportArticlesResult = builder.unionType('ImportArticlesResult', {
  description:
    'What became of it: `ImportArticlesPayload` with a result for each document, or why none was looked at.',
  types: [
    ImportArticlesPayload,
    errors.ValidationError,
    errors.UnauthenticatedError,
    errors.ForbiddenError,
  ],
  resolveType: (value: ImportedAll | DeskError) =>
    'code' in value ? errors.errorTypeName(value.code) : 'ImportArticlesPayload',
});

builder.mutationField('importArticles', (t) =>
  t.field({
    type: ImportArticlesResult,
    description:
      'Imports many documents at once, many times faster than one by one. A bad one does not keep the others out; the same bytes make one article, also within one request.',
    args: {
      input: t.arg({ type: ImportArticlesInput, required: true, description: 'The documents.' }),
    },
    resolve: async (_parent, { input: { documents } }, context) => {
      const edit = editContext(context);
      const refused = importRefusal(edit);
      if (refused !== null) return { ...refused, path: ['input'] };
      if (documents.length > mostDocuments) return tooMany(documents.length);
      const read = documents.map((document, index) => readImportInput(document, at(index)));
      const results = (await importArticles(edit, read.filter(isDocument))).values();
      return {
        results: read.map((one, index): ImportAnswer => {
          if ('code' in one) return one;
          const { value: result } = results.next();
          const document = documents[index];
          if (result === undefined || document === undefined)
            throw new Error('A document was left without a result.');
          return importAnswer(result, document, at(index));
        }),
      };
    },
  }),
);

function at(index: number): readonly string[] {
  return ['input', 'documents', String(index)];
}

function isDocument(read: ImportInput | DeskError): read is ImportInput {
  return !('code' in read);
}

function tooMany(count: number): DeskError {
  const message = `documents has ${count} entries, and ${mostDocuments} is the most: send the others in another request.`;
  return { code: errorCodes.validationFailed, message, path: ['input', 'documents'] };
}

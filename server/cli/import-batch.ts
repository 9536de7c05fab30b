import { basename } from 'node:path';
import { z } from 'zod';
import { mostDocuments } from '#shared/formats/read-document.ts';
import type { ClientConfig } from '../config.ts';
import { ask } from './graphql-client.ts';
import type { FileToImport } from './read-file.ts';

const mutation = `mutation Import($input: ImportArticlesInput!) {
  importArticles(input: $input) {
    __typename
    ... on ImportArticlesPayload {
      results {
        __typename
        ... on ImportArticlePayload { articles { outcome article { headline } } notices { message } }
        ... on Conflict { fields { field } record { ... on Article { headline } } }
        ... on Error { message }
      }
    }
    ... on Error { message }
  }
}`;

const refusedSchema = z.object({ __typename: z.string(), message: z.string() });
const importedSchema = z.object({
  __typename: z.literal('ImportArticlePayload'),
  articles: z.array(
    z.object({
      outcome: z.enum(['IMPORTED', 'REVISED', 'ALREADY_IMPORTED', 'OLDER_VERSION']),
      article: z.object({ headline: z.string() }),
    }),
  ),
  notices: z.array(z.object({ message: z.string() })),
});
const conflictSchema = z.object({
  __typename: z.literal('Conflict'),
  fields: z.array(z.object({ field: z.string() })),
  record: z.object({ headline: z.string().optional() }).nullable(),
});
const answerSchema = z.object({
  importArticles: z.union([
    z.object({
      __typename: z.literal('ImportArticlesPayload'),
      results: z.array(z.union([importedSchema, conflictSchema, refusedSchema])),
    }),
    refusedSchema,
  ]),
});

/** What became of the articles of a file, or one line of why there are none. */
export type FileResult =
  | { readonly ok: true; readonly imported: z.infer<typeof importedSchema> }
  | { readonly ok: false; readonly message: string };

/** A result for each file, or one line of why no request will fare better; `away` where it may later. */
export type BatchResult =
  | { readonly ok: true; readonly results: readonly FileResult[] }
  | { readonly ok: false; readonly away: boolean; readonly message: string };

/** Whose words stay in a conflict, as the API names it. */
export const onConflicts = ['ask', 'keep-desk', 'take-document'] as const;
/** One of `onConflicts`. */
export type OnConflictOption = (typeof onConflicts)[number];

// Base64 makes a third more of it, and the server takes 16 million bytes at once.
const mostBytes = 8_000_000;

/** Parts files so that those of a part fit into one request. */
export async function* inRequests(
  files: AsyncIterable<FileToImport> | Iterable<FileToImport>,
): AsyncGenerator<readonly FileToImport[]> {
  let batch: FileToImport[] = [];
  let bytes = 0;
  for await (const file of files) {
    if (batch.length === mostDocuments || bytes + file.content.length > mostBytes) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(file);
    bytes += file.content.length;
  }
  if (batch.length > 0) yield batch;
}

/** Imports the files of one request into a running server. */
export async function importBatch(
  batch: readonly FileToImport[],
  config: ClientConfig,
  token: string | undefined,
  onConflict: OnConflictOption,
): Promise<BatchResult> {
  const documents = batch.flatMap(({ file, content }) =>
    typeof content === 'string'
      ? []
      : [
          {
            bytes: content.toString('base64'),
            ...(file !== '-' && { fileName: basename(file) }),
            onConflict: onConflict.toUpperCase().replace('-', '_'),
          },
        ],
  );
  const unread = (message: string): FileResult => ({ ok: false, message });
  const none = (message: string): BatchResult => ({
    ok: true,
    results: batch.map(({ content }) => unread(typeof content === 'string' ? content : message)),
  });
  if (documents.length === 0) return none('');
  const answer = await ask(config, token, mutation, { input: { documents } }, answerSchema);
  if (!answer.ok) return answer.fatal || answer.away ? answer : none(answer.message);
  const { importArticles } = answer.data;
  if (!('results' in importArticles)) return { ...importArticles, ok: false, away: false };
  const results = importArticles.results.values();
  return {
    ok: true,
    results: batch.map(({ content }) => {
      if (typeof content === 'string') return unread(content);
      const result = results.next().value;
      if (result === undefined) return unread('The server did not say what became of it.');
      if ('articles' in result) return { ok: true, imported: result };
      return unread('message' in result ? result.message : conflictWords(result));
    }),
  };
}

function conflictWords({ fields, record }: z.infer<typeof conflictSchema>): string {
  const names = fields.map(({ field }) => field).join(', ');
  return `It is a newer version of “${record?.headline ?? ''}”, and the desk changed the same of its ${names}: nothing was written. Import it again with --on-conflict keep-desk or take-document.`;
}

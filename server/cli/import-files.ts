import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { maximumDocumentBytes, mostDocuments } from '#shared/formats/read-document.ts';
import { loadClientConfig, type ClientConfig } from '../config.ts';
import { ask, readToken } from './graphql-client.ts';

const mutation = `mutation Import($input: ImportArticlesInput!) {
  importArticles(input: $input) {
    __typename
    ... on ImportArticlesPayload {
      results {
        __typename
        ... on ImportArticlePayload { alreadyImported article { headline } notices { message } }
        ... on Error { message }
      }
    }
    ... on Error { message }
  }
}`;

const refusedSchema = z.object({ __typename: z.string(), message: z.string() });
const resultSchema = z.union([
  z.object({
    __typename: z.literal('ImportArticlePayload'),
    alreadyImported: z.boolean(),
    article: z.object({ headline: z.string() }),
    notices: z.array(z.object({ message: z.string() })),
  }),
  refusedSchema,
]);
const answerSchema = z.object({
  importArticles: z.union([
    z.object({ __typename: z.literal('ImportArticlesPayload'), results: z.array(resultSchema) }),
    refusedSchema,
  ]),
});

type Result = z.infer<typeof resultSchema>;

/** A file, and its bytes or one line of why there are none. */
interface FileToImport {
  readonly file: string;
  readonly content: Buffer | string;
}

// Base64 makes a third more of it, and the server takes 16 million bytes at once.
const mostBytes = 8_000_000;

/**
 * Imports files into the running server, many in one request; what is wrong with one does not stop the others.
 * Answers the exit code: 1 when any file was not imported.
 */
export async function importFiles(files: readonly string[]): Promise<number> {
  const loaded = loadClientConfig();
  if (!loaded.ok) {
    console.error(loaded.message);
    return 1;
  }
  const token = await readToken(loaded.config);
  const progress = showProgress(files.length);
  let done = 0;
  let failed = 0;
  for await (const batch of inBatches(files)) {
    const results = await importBatch(batch, loaded.config, token);
    progress.clear();
    if (typeof results === 'string') {
      console.error(results);
      return 1;
    }
    for (const [index, { file, content }] of batch.entries()) {
      const result = results[index];
      if (result !== undefined && 'article' in result) report(file, result);
      else {
        failed += 1;
        console.error(
          `${file}: ${typeof content === 'string' ? content : (result?.message ?? '')}`,
        );
      }
    }
    done += batch.length;
    progress.show(done);
  }
  progress.clear();
  if (failed > 0 && files.length > 1)
    console.error(`${failed} of ${files.length} files were not imported.`);
  return failed > 0 ? 1 : 0;
}

function report(
  file: string,
  { alreadyImported, article, notices }: Extract<Result, { article: unknown }>,
): void {
  console.log(
    `${alreadyImported ? 'Already imported' : 'Imported'}: ${file} (${article.headline})`,
  );
  for (const { message } of notices) console.error(`${file}: ${message}`);
}

async function* inBatches(files: readonly string[]): AsyncGenerator<readonly FileToImport[]> {
  let batch: FileToImport[] = [];
  let bytes = 0;
  for (const file of files) {
    const content = await readBytes(file);
    if (batch.length === mostDocuments || bytes + content.length > mostBytes) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push({ file, content });
    bytes += content.length;
  }
  if (batch.length > 0) yield batch;
}

/** A result for each file of the batch; undefined for one that could not be read. A line when no request will fare better. */
async function importBatch(
  batch: readonly FileToImport[],
  config: ClientConfig,
  token: string | undefined,
): Promise<readonly (Result | undefined)[] | string> {
  const documents = batch.flatMap(({ file, content }) =>
    typeof content === 'string'
      ? []
      : [{ bytes: content.toString('base64'), fileName: basename(file) }],
  );
  if (documents.length === 0) return batch.map(() => undefined);
  const answer = await ask(config, token, mutation, { input: { documents } }, answerSchema);
  if (!answer.ok && answer.fatal) return answer.message;
  const refused = answer.ok
    ? answer.data.importArticles
    : { __typename: '', message: answer.message };
  if (!('results' in refused)) return batch.map(() => refused);
  const results = refused.results.values();
  return batch.map(({ content }) =>
    typeof content === 'string' ? undefined : results.next().value,
  );
}

async function readBytes(file: string): Promise<Buffer | string> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return 'is a folder: name the files in it.';
    // Reading a pipe that nobody writes to would never end.
    if (!found.isFile()) return 'is not an ordinary file: save the article as one.';
    if (found.size > maximumDocumentBytes) {
      return `is too large: it has ${found.size} bytes, and the limit is ${maximumDocumentBytes}. Split it into one file for each article.`;
    }
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return 'does not exist: check its name.';
    if (code === 'EACCES') return 'may not be read by this user: change its permissions.';
    return `cannot be read (${error instanceof Error ? error.message : String(error)}).`;
  }
}

// On a terminal one line that counts up; elsewhere a line now and then, so that a log stays short.
function showProgress(total: number) {
  const { isTTY } = process.stderr;
  const wanted = total > 5;
  return {
    show(done: number) {
      if (!wanted) return;
      if (isTTY) process.stderr.write(`${done} of ${total} files`);
      else if (done % mostDocuments === 0 || done === total)
        console.error(`${done} of ${total} files`);
    },
    clear() {
      if (wanted && isTTY) process.stderr.write('\r\u001b[K');
    },
  };
}

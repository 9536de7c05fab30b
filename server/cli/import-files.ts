import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { maximumDocumentBytes } from '#shared/formats/read-document.ts';
import { loadClientConfig, type ClientConfig } from '../config.ts';
import { ask, readToken } from './graphql-client.ts';

const mutation = `mutation Import($input: ImportArticleInput!) {
  importArticle(input: $input) {
    __typename
    ... on ImportArticlePayload { alreadyImported article { headline } notices { message } }
    ... on Error { message }
  }
}`;

const answerSchema = z.object({
  importArticle: z.union([
    z.object({
      __typename: z.literal('ImportArticlePayload'),
      alreadyImported: z.boolean(),
      article: z.object({ headline: z.string() }),
      notices: z.array(z.object({ message: z.string() })),
    }),
    z.object({ __typename: z.string(), message: z.string() }),
  ]),
});

type Imported =
  | {
      readonly ok: true;
      readonly already: boolean;
      readonly headline: string;
      readonly notices: readonly string[];
    }
  | { readonly ok: false; readonly fatal: boolean; readonly message: string };

/**
 * Imports files into the running server, one after the other; what is wrong with one does not stop the others.
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
  let failed = 0;
  for (const [index, file] of files.entries()) {
    const result = await importFile(file, loaded.config, token);
    progress.clear();
    if (result.ok) {
      console.log(
        `${result.already ? 'Already imported' : 'Imported'}: ${file} (${result.headline})`,
      );
      for (const notice of result.notices) console.error(`${file}: ${notice}`);
    } else if (result.fatal) {
      console.error(result.message);
      return 1;
    } else {
      failed += 1;
      console.error(`${file}: ${result.message}`);
    }
    progress.show(index + 1);
  }
  progress.clear();
  if (failed > 0 && files.length > 1)
    console.error(`${failed} of ${files.length} files were not imported.`);
  return failed > 0 ? 1 : 0;
}

async function importFile(
  file: string,
  config: ClientConfig,
  token: string | undefined,
): Promise<Imported> {
  const read = await readBytes(file);
  if (typeof read === 'string') return { ok: false, fatal: false, message: read };
  const input = { bytes: read.toString('base64'), fileName: basename(file) };
  const answer = await ask(config, token, mutation, { input }, answerSchema);
  if (!answer.ok) return answer;
  const result = answer.data.importArticle;
  if (!('article' in result)) return { ok: false, fatal: false, message: result.message };
  const { alreadyImported: already, article, notices } = result;
  return {
    ok: true,
    already,
    headline: article.headline,
    notices: notices.map(({ message }) => message),
  };
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
      else if (done % 25 === 0 || done === total) console.error(`${done} of ${total} files`);
    },
    clear() {
      if (wanted && isTTY) process.stderr.write('\r\u001b[K');
    },
  };
}

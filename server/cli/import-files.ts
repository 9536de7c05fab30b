import { mostDocuments } from '#shared/formats/read-document.ts';
import { loadClientConfig } from '../config.ts';
import { readToken } from './graphql-client.ts';
import { importBatch, inRequests, type OnConflictOption } from './import-batch.ts';
import { importReport } from './import-report.ts';
import { filesOf, readDocumentFile, type FileToImport } from './read-file.ts';

/**
 * Imports files, whole folders and standard input (`-`) into the running server, many in one request; what is wrong
 * with one file does not stop the others. Answers the exit code: 1 when any file was not imported.
 */
export async function importFiles(
  names: readonly string[],
  { onConflict }: { readonly onConflict: OnConflictOption },
): Promise<number> {
  const loaded = loadClientConfig();
  if (!loaded.ok) {
    console.error(loaded.message);
    return 1;
  }
  const token = await readToken(loaded.config);
  const files: string[] = [];
  for await (const file of filesOf(names)) files.push(file);
  if (files.length === 0) {
    console.error(
      'There is no file of an article in it: name the files that end otherwise one by one.',
    );
    return 1;
  }
  const progress = showProgress(files.length);
  const report = importReport();
  let done = 0;
  for await (const batch of inRequests(read(files))) {
    const answer = await importBatch(batch, loaded.config, token, onConflict);
    progress.clear();
    if (!answer.ok) {
      console.error(answer.message);
      return 1;
    }
    for (const [index, { file }] of batch.entries()) {
      const result = answer.results[index];
      if (result !== undefined) report.add(file, result);
    }
    done += batch.length;
    progress.show(done);
  }
  progress.clear();
  if (files.length > 1) console.error(report.summary());
  return report.failed() > 0 ? 1 : 0;
}

async function* read(files: readonly string[]): AsyncGenerator<FileToImport> {
  for (const file of files) yield await readDocumentFile(file);
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

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { maximumDocumentBytes } from '#shared/formats/read-document.ts';

/** A file, and its bytes or one line of why there are none; `-` is standard input. */
export interface FileToImport {
  readonly file: string;
  readonly content: Buffer | string;
}

// Names that programs give to what they are still writing, or keep for themselves.
const unfinished = /^\.|~$|\.(?:tmp|temp|part|partial|filepart|crdownload|swp|lock)$/iu;

// What articles are kept as. A folder holds other things too: logs, settings, secrets.
const articleFile = /\.(?:txt|html?|xhtml|xml|nitf|newsml|rss|atom|json)$/iu;

/** Reads what is to be imported; in place of bytes one line says what is wrong. */
export async function readDocumentFile(file: string): Promise<FileToImport> {
  return { file, content: file === '-' ? await readStandardInput() : await readBytes(file) };
}

/**
 * The files that are meant by some names: a folder stands for the files in it and its folders whose ending is one of
 * articles (`.txt`, `.html`, `.xml`, `.json` and the like), in the order of their names, but for hidden and unfinished
 * ones. A name that is none stays, so that reading it says so.
 */
export async function* filesOf(names: readonly string[]): AsyncGenerator<string> {
  for (const name of names) {
    const isFolder = name !== '-' && (await stat(name).catch(() => null))?.isDirectory() === true;
    if (!isFolder) yield name;
    else for await (const file of filesIn(name)) if (articleFile.test(file)) yield file;
  }
}

/** All files of a folder and its folders, in the order of their names, but for hidden and unfinished ones. */
export async function* filesIn(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (unfinished.test(entry.name)) continue;
    const path = join(folder, entry.name);
    // Links are not followed: they could lead round in a circle.
    if (entry.isDirectory()) yield* filesIn(path);
    else if (entry.isFile()) yield path;
  }
}

async function readStandardInput(): Promise<Buffer | string> {
  const content = await buffer(process.stdin);
  return content.length > maximumDocumentBytes ? tooLarge(content.length) : content;
}

async function readBytes(file: string): Promise<Buffer | string> {
  try {
    const found = await stat(file);
    // Reading a pipe that nobody writes to would never end.
    if (!found.isFile()) return 'is not an ordinary file: save the article as one.';
    if (found.size > maximumDocumentBytes) return tooLarge(found.size);
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return 'does not exist: check its name.';
    if (code === 'EACCES') return 'may not be read by this user: change its permissions.';
    return `cannot be read (${error instanceof Error ? error.message : String(error)}).`;
  }
}

function tooLarge(size: number): string {
  return `is too large: it has ${size} bytes, and the limit is ${maximumDocumentBytes}. Split it into one file for each article.`;
}

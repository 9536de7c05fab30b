import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type { z } from 'zod';
import {
  backupFormat,
  BackupRefused,
  headName,
  headSchema,
  tailName,
  tailSchema,
  type BackupContent,
  type BackupHead,
} from './manifest.ts';

/** Told of an archive's parts in their order; may throw `BackupRefused`. */
export interface ArchiveReader {
  head(head: BackupHead): Promise<void>;
  /** Rows of a table, cut anywhere; what it throws comes out as it is. */
  rows(table: string, bytes: Buffer): Promise<void>;
}

interface Seen {
  rows: number;
  readonly hash: Hash;
}

const lineFeed = 10;
// More than any head or tail comes to.
const longestText = 16 * 1024 * 1024;

/**
 * Reads an archive from its head to its checksums and compares what was read with them. Throws `BackupRefused` with one
 * line for a file that is damaged, cut short, of a later layout, or no backup at all; nothing that the reader was told
 * counts until then.
 */
export async function readArchive(file: string, reader: ArchiveReader): Promise<BackupContent> {
  const damaged = (reason: string): BackupRefused =>
    new BackupRefused(`${file} is damaged or no backup of Verbatim (${reason}): use another one.`);
  const entries = extract();
  pipeline(createReadStream(file), createGunzip(), entries, (error) => {
    if (error != null) entries.destroy(error);
  });
  const seen = new Map<string, Seen>();
  let head: BackupHead | undefined;
  let headHash = '';
  let content: BackupContent | undefined;
  try {
    for await (const entry of entries) {
      const { name } = entry.header;
      if (head === undefined) {
        if (name !== headName) throw damaged(`it begins with ${name}`);
        const text = await textOf(entry);
        headHash = createHash('sha256').update(text).digest('hex');
        head = parse(headSchema, text, damaged);
        if (head.format > backupFormat) throw later(file, head);
        for (const table of head.tables)
          seen.set(table.name, { rows: 0, hash: createHash('sha256') });
        await told(reader.head(head));
      } else if (name === tailName) {
        const tail = parse(tailSchema, await textOf(entry), damaged);
        if (tail.head !== headHash) throw damaged('its head is not the one it was made with');
        compare(tail.tables, seen, damaged);
        content = { head, tables: tail.tables };
      } else {
        const table = /^tables\/([^/]+)\/\d+\.copy$/.exec(name)?.[1] ?? '';
        const known = seen.get(table);
        if (known === undefined || content !== undefined) throw damaged(`it holds ${name}`);
        for await (const chunk of entry) {
          const bytes = bytesOf(chunk);
          known.hash.update(bytes);
          known.rows += count(bytes);
          await told(reader.rows(table, bytes));
        }
      }
    }
  } catch (error) {
    throw explain(error, file, damaged);
  } finally {
    entries.destroy();
  }
  if (content === undefined) throw damaged('it ends too early');
  return content;
}

function later(file: string, head: BackupHead): BackupRefused {
  return new BackupRefused(
    `${file} was made by a later version of Verbatim (${head.verbatim}): restore it with that version.`,
  );
}

async function textOf(entry: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of entry) {
    const bytes = bytesOf(chunk);
    size += bytes.length;
    if (size > longestText) throw new RangeError('an entry is larger than any should be');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function parse<Value>(
  schema: z.ZodType<Value>,
  text: Buffer,
  damaged: (reason: string) => BackupRefused,
): Value {
  try {
    return schema.parse(JSON.parse(text.toString('utf8')));
  } catch {
    throw damaged('an entry is not of its form');
  }
}

function compare(
  told: BackupContent['tables'],
  seen: ReadonlyMap<string, Seen>,
  damaged: (reason: string) => BackupRefused,
): void {
  if (told.length !== seen.size) throw damaged('tables are missing');
  for (const { name, rows, sha256 } of told) {
    const found = seen.get(name);
    if (found === undefined || found.rows !== rows || found.hash.digest('hex') !== sha256)
      throw damaged(`the table ${name} is not what it was`);
  }
}

// Each row ends with one line feed; those within a value are written in two other characters.
function count(bytes: Buffer): number {
  let rows = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) rows += 1;
  return rows;
}

function bytesOf(chunk: unknown): Buffer {
  if (!(chunk instanceof Uint8Array)) throw new TypeError('a stream of bytes gave something else');
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

// Keeps what the reader throws, of its database, apart from what zlib and the tar reader throw at damaged bytes.
class OfReader extends Error {}

async function told(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw new OfReader('', { cause: error });
  }
}

function explain(
  error: unknown,
  file: string,
  damaged: (reason: string) => BackupRefused,
): unknown {
  if (error instanceof OfReader) return error.cause;
  if (error instanceof BackupRefused || !(error instanceof Error)) return error;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return new BackupRefused(`There is no file ${file}.`);
  if (code === 'EACCES' || code === 'EISDIR')
    return new BackupRefused(`${file} cannot be read: is it a file that you may read?`);
  return damaged(error.message);
}

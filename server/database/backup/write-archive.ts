import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import {
  BackupRefused,
  headName,
  tailName,
  type BackupContent,
  type BackupHead,
  type BackupTail,
} from './manifest.ts';

/** What goes into an archive: the head, and each table's rows as they come. */
export interface ArchiveSource {
  readonly head: BackupHead;
  /** Opens the rows of a table; afterwards `rows()` tells how many there were. */
  table(table: BackupHead['tables'][number]): Readable & { readonly rowCount: number };
}

// The memory that a backup takes, however large the desk is.
const pieceSize = 4 * 1024 * 1024;

/**
 * Writes an archive, for its owner's eyes only. It grows under another name and gets its own when everything is on the
 * disk, so a backup that was cut short never looks like one. Refuses a name that is taken.
 */
export async function writeArchive(file: string, source: ArchiveSource): Promise<BackupContent> {
  if (await exists(file)) throw new BackupRefused(`${file} exists already: name another file.`);
  const draft = `${file}.partial-${process.pid}`;
  await rm(draft, { force: true });
  try {
    const content = await writeDraft(draft, source);
    await sync(draft);
    await rename(draft, file);
    await sync(dirname(file));
    return content;
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeDraft(draft: string, source: ArchiveSource): Promise<BackupContent> {
  const { head } = source;
  const archive = pack();
  const written = pipeline(
    archive,
    // A third of the time of the default level for a tenth more bytes.
    createGzip({ level: 3 }),
    createWriteStream(draft, { mode: 0o600, flags: 'wx' }),
  );
  const add = (name: string, content: Buffer) =>
    new Promise<void>((resolve, reject) => {
      const mtime = new Date(head.createdAt);
      archive.entry({ name, mode: 0o600, mtime }, content, (error) =>
        error == null ? resolve() : reject(error),
      );
    });
  const fill = async (): Promise<BackupTail['tables']> => {
    const text = Buffer.from(`${JSON.stringify(head, null, 2)}\n`);
    await add(headName, text);
    const tables: BackupTail['tables'] = [];
    for (const table of head.tables) tables.push(await addTable(add, source, table));
    const tail: BackupTail = { head: createHash('sha256').update(text).digest('hex'), tables };
    await add(tailName, Buffer.from(`${JSON.stringify(tail, null, 2)}\n`));
    archive.finalize();
    return tables;
  };
  const filled = fill().catch((error: unknown) => {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  });
  // The one that failed first says why; the other only says that it was interrupted.
  const [tables] = await Promise.all([filled, written]);
  return { head, tables };
}

async function addTable(
  add: (name: string, content: Buffer) => Promise<void>,
  source: ArchiveSource,
  table: BackupHead['tables'][number],
): Promise<BackupTail['tables'][number]> {
  const { name } = table;
  const hash = createHash('sha256');
  const rows = source.table(table);
  let pieces = 0;
  let size = 0;
  let waiting: Buffer[] = [];
  const flush = async () => {
    pieces += 1;
    await add(`tables/${name}/${String(pieces).padStart(6, '0')}.copy`, Buffer.concat(waiting));
    waiting = [];
    size = 0;
  };
  for await (const chunk of rows) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    hash.update(bytes);
    waiting.push(bytes);
    size += bytes.length;
    if (size >= pieceSize) await flush();
  }
  if (size > 0) await flush();
  return { name, rows: rows.rowCount, sha256: hash.digest('hex') };
}

async function sync(path: string): Promise<void> {
  // Windows neither opens folders nor needs to: its file system writes names in order.
  const handle = await open(path, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const manifestName = '.manifest.json';

const manifestSchema = z.object({
  files: z.record(
    z.string(),
    z.object({ size: z.number(), modified: z.number(), sha256: z.string() }),
  ),
});

type Manifest = z.infer<typeof manifestSchema>;

/** The hash of a file's bytes, in the given algorithm and encoding. */
export async function hashFile(
  path: string,
  algorithm: 'sha256' | 'sha512',
  encoding: 'hex' | 'base64',
): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  return hash.digest(encoding);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== manifestName)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** Writes down size, modification time (milliseconds) and SHA-256 of every file in a folder, inside it. */
export async function writeManifest(folder: string): Promise<void> {
  const manifest: Manifest = { files: {} };
  for (const name of await filesIn(folder)) {
    const path = join(folder, name);
    const { size, mtimeMs } = await lstat(path);
    manifest.files[name] = {
      size,
      modified: mtimeMs,
      sha256: await hashFile(path, 'sha256', 'hex'),
    };
  }
  await writeFile(join(folder, manifestName), JSON.stringify(manifest));
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, manifestName), 'utf8')));
  } catch {
    // Missing, cut short or of another shape: all mean that the folder cannot be trusted.
    return undefined;
  }
}

/**
 * Whether a folder still holds exactly what its manifest says.
 *
 * Hashing 240 MB takes over a second, which every start would pay, so bytes are read again only
 * where a file's time differs from the one written down.
 */
export async function matchesManifest(folder: string): Promise<boolean> {
  const manifest = await readManifest(folder);
  if (!manifest) return false;
  for (const [name, expected] of Object.entries(manifest.files)) {
    const path = join(folder, name);
    const found = await lstat(path).catch(() => undefined);
    if (!found?.isFile() || found.size !== expected.size) return false;
    if (
      found.mtimeMs !== expected.modified &&
      (await hashFile(path, 'sha256', 'hex')) !== expected.sha256
    )
      return false;
  }
  return true;
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Environment, cacheFolder } from './cache-folder.ts';

const failureSchema = z.object({ version: z.string(), at: z.number() });

const retryAfter = 24 * 60 * 60_000;

const failureFile = (env: Environment): string =>
  join(cacheFolder(env), 'official-download-failed.json');

/** Remembers that the official download of this version failed at this time (milliseconds since 1970). */
export async function rememberFailure(
  env: Environment,
  version: string,
  now: number,
): Promise<void> {
  await mkdir(cacheFolder(env), { recursive: true });
  await writeFile(failureFile(env), JSON.stringify({ version, at: now }));
}

/** Whether the download of this version failed within the last day, so that trying again only costs time. */
export async function failedLately(
  env: Environment,
  version: string,
  now: number,
): Promise<boolean> {
  try {
    const failure = failureSchema.parse(JSON.parse(await readFile(failureFile(env), 'utf8')));
    return failure.version === version && now - failure.at < retryAfter && now >= failure.at;
  } catch {
    return false;
  }
}

import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const stateSchema = z.object({
  version: z.literal(1),
  /** By its path in the folder: size, time and inode of the file that the server has answered for. */
  files: z.record(z.string(), z.string()),
});

/** Which files of a watched folder are done with, by their path in it, each with the signature it then had. */
export type WatchState = Map<string, string>;

/** The name of the file in the folder; hidden, so that it is never imported. */
export const stateFile = '.verbatim-import.json';

/**
 * Reads what was done before. A state that is missing or damaged is an empty one: the server knows by their bytes which
 * files it has, so looking again costs time and doubles nothing.
 */
export async function readWatchState(folder: string): Promise<WatchState> {
  const text = await readFile(join(folder, stateFile), 'utf8').catch(() => '');
  try {
    return new Map(Object.entries(stateSchema.parse(JSON.parse(text)).files));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return new Map();
    throw error;
  }
}

/**
 * Writes it whole or not at all: beside the old one first, then over it. What a killed process leaves beside it has the
 * same name, so the next one writes over that too.
 */
export async function writeWatchState(folder: string, state: WatchState): Promise<void> {
  const path = join(folder, stateFile);
  const beside = `${path}.tmp`;
  const text = JSON.stringify({ version: 1, files: Object.fromEntries(state) });
  try {
    const file = await open(beside, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

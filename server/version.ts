import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const manifestSchema = z.object({ version: z.string() });

/** The version of this Verbatim, as its package.json states it. */
export async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return manifestSchema.parse(JSON.parse(text)).version;
}

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { windowBoundsSchema } from './window-bounds.ts';

const keptWindowSchema = z.object({
  /** Null for a window that was never placed. */
  bounds: windowBoundsSchema.nullable(),
  /** What the window's page said about where it is on the desk; only the page knows what that means. */
  place: z.unknown(),
});
/** A window as it was when the app was last open. */
export type KeptWindow = z.infer<typeof keptWindowSchema>;

// More windows than anybody has open: a file that names thousands is broken.
const fileSchema = z.array(keptWindowSchema).max(50);

/** Reads which windows were open; none when that is not known. */
export function readWindows(file: string): readonly KeptWindow[] {
  try {
    const parsed = fileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** Remembers which windows are open. Answers false when that cannot be written, which is no reason to keep one open. */
export function writeWindows(file: string, windows: readonly KeptWindow[]): boolean {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(windows), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return true;
  } catch {
    return false;
  }
}

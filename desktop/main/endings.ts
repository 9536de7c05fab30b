import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { endings, type Ending } from '#desktop/ipc/desks.ts';

const fileSchema = z.array(z.enum(endings));

/** What ended unexpectedly and was not reported to anybody yet. */
export interface Endings {
  readonly list: () => readonly Ending[];
  readonly add: (ending: Ending) => void;
  /** Somebody has seen them. */
  readonly clear: () => void;
  /** The app ends as it should. */
  readonly endWell: () => void;
}

/**
 * Keeps a file while the app runs. A file that is there at the start is left by an app that was killed or that crashed.
 * Without a disk to write to, nothing is reported.
 */
export function appEndings(running: string, unreported: string): Endings {
  let list: readonly Ending[] = readUnreported(unreported);
  const put = (next: readonly Ending[]): void => {
    list = [...new Set(next)];
    attempt(() => writeFileSync(unreported, JSON.stringify(list), { mode: 0o600 }));
  };
  if (attempt(() => readFileSync(running))) put([...list, 'app']);
  attempt(() => writeFileSync(running, '', { mode: 0o600 }));
  return {
    list: () => list,
    add: (ending) => put([...list, ending]),
    clear: () => put([]),
    endWell: () => {
      attempt(() => rmSync(running));
    },
  };
}

function readUnreported(path: string): readonly Ending[] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return [];
  }
}

function attempt(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

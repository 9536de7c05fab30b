import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Log } from './log.ts';
import {
  preferences,
  preferencesFrom,
  type PreferenceName,
  type Preferences,
} from '#desktop/ipc/preferences.ts';

const fileSchema = z.record(z.string(), z.unknown());

/** The preferences of this machine's user. */
export interface KeptPreferences {
  readonly read: () => Preferences;
  /** Sets one, tells everyone, and resolves when it is on the disk. Throws when the value is none of its kind. */
  readonly set: (name: PreferenceName, value: unknown) => Promise<void>;
  /** Calls back after every change. */
  readonly onChange: (listener: (preferences: Preferences) => void) => void;
}

/** Keeps preferences in a file. What cannot be read there is as at the beginning; what a newer app keeps there stays. */
export function keptPreferences(path: string, log: Log): KeptPreferences {
  let kept = readKept(path);
  const listeners: ((preferences: Preferences) => void)[] = [];
  // One after the other, so that an older state never comes to lie over a newer one.
  let writing: Promise<void> = Promise.resolve();
  return {
    read: () => preferencesFrom(kept),
    set: async (name, value) => {
      kept = { ...kept, [name]: preferences[name].schema.parse(value) };
      for (const listener of listeners) listener(preferencesFrom(kept));
      const now = kept;
      writing = writing.then(async () => await write(path, now, log));
      await writing;
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}

function readKept(path: string): Readonly<Record<string, unknown>> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}

// That it cannot be written is no reason to refuse the choice: it holds until the app is closed.
async function write(
  path: string,
  kept: Readonly<Record<string, unknown>>,
  log: Log,
): Promise<void> {
  try {
    await writeFile(`${path}.new`, JSON.stringify(kept, null, 2), { mode: 0o600, flush: true });
    await rename(`${path}.new`, path);
  } catch (error) {
    log.warn('The preferences could not be kept.', error);
  }
}

import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Store } from '../store/store.ts';

const checkRow = z.object({ quick_check: z.string() });

/** Whether an error says that the file itself is broken: its pages do not fit together, or it is no database at all. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(CORRUPT|NOTADB)/.test(code);
}

/** Looks through every page. Answers what SQLite found first, or null for a sound file. */
export function findDamage(store: Store): string | null {
  try {
    const found = store.first('PRAGMA quick_check(1)', [], checkRow)?.quick_check ?? 'no answer';
    return found === 'ok' ? null : found;
  } catch (error) {
    if (!isDamage(error)) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

/** Remembers beside the file that it was found broken while it was in use. */
export function markDamaged(path: string): void {
  writeFileSync(markOf(path), '');
}

/** Whether `markDamaged` was called since the file was last set aside. */
export function isMarkedDamaged(path: string): boolean {
  return existsSync(markOf(path));
}

/** Forgets the mark. */
export function unmarkDamaged(path: string): void {
  rmSync(markOf(path), { force: true });
}

function markOf(path: string): string {
  return `${path}.damaged`;
}

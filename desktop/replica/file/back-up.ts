import { backupPath, removeFile } from './file-parts.ts';
import type { Store } from '../store/store.ts';

/**
 * Copies a desk's file as it is, before its tables change. The copies of older updates go once this one is whole.
 * Throws when there is no room; then nothing was changed.
 */
export function backUp(store: Store, path: string, version: number): void {
  const copy = backupPath(path, version);
  // An attempt that was interrupted may have left a part of one.
  removeFile(copy);
  try {
    store.run('VACUUM INTO ?', [copy]);
  } catch (error) {
    removeFile(copy);
    throw error;
  }
  for (let older = 1; older < version; older += 1) removeFile(backupPath(path, older));
}

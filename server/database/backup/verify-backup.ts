import { BackupRefused, type BackupResult } from './manifest.ts';
import { readArchive } from './read-archive.ts';

/** Reads a backup through and compares each table with its checksum; needs no database. */
export async function verifyBackup(file: string): Promise<BackupResult> {
  try {
    const content = await readArchive(file, { head: async () => {}, rows: async () => {} });
    return { ok: true, ...content };
  } catch (error) {
    if (error instanceof BackupRefused) return { ok: false, message: error.message };
    throw error;
  }
}

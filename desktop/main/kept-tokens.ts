import { readFile, rename, writeFile } from 'node:fs/promises';
import { safeStorage } from 'electron';
import { z } from 'zod';

const fileSchema = z.record(
  z.string(),
  // Base64 of what the system's key store encrypted; where there is none the token as it is.
  z.union([z.strictObject({ encrypted: z.string() }), z.strictObject({ token: z.string() })]),
);

/** The tokens that somebody signed in with on this machine, one for each server. */
export interface KeptTokens {
  /** Null where nobody signed in yet, or what was kept can no longer be read. */
  readonly read: (server: string) => Promise<string | null>;
  readonly keep: (server: string, token: string) => Promise<void>;
}

/** Keeps tokens in a file that only its owner may read, encrypted with the system's key store where there is one. */
export function keptTokens(path: string): KeptTokens {
  const readAll = async (): Promise<z.infer<typeof fileSchema>> => {
    try {
      return fileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch {
      return {};
    }
  };
  return {
    read: async (server) => {
      const kept = (await readAll())[server];
      if (kept === undefined) return null;
      if ('token' in kept) return kept.token;
      try {
        return safeStorage.decryptString(Buffer.from(kept.encrypted, 'base64'));
      } catch {
        return null;
      }
    },
    keep: async (server, token) => {
      const kept = safeStorage.isEncryptionAvailable()
        ? { encrypted: safeStorage.encryptString(token).toString('base64') }
        : { token };
      const text = JSON.stringify({ ...(await readAll()), [server]: kept });
      // Renamed when it is whole, so that a process killed on the way leaves the old one.
      await writeFile(`${path}.new`, text, { mode: 0o600, flush: true });
      await rename(`${path}.new`, path);
    },
  };
}

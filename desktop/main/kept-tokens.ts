import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const fileSchema = z.record(
  z.string(),
  // Base64 of what the system's key store encrypted; where there is none the token as it is.
  z.union([z.strictObject({ encrypted: z.string() }), z.strictObject({ token: z.string() })]),
);

/** The system's key store, as Electron's `safeStorage` gives it. */
export interface KeyStore {
  readonly isEncryptionAvailable: () => boolean;
  readonly encryptString: (text: string) => Buffer;
  readonly decryptString: (encrypted: Buffer) => string;
}

/** The tokens that somebody signed in with on this machine, one for each account of each server. */
export interface KeptTokens {
  /** Null where nobody signed in yet, or what was kept can no longer be read. */
  readonly read: (server: string, accountId: string | null) => Promise<string | null>;
  readonly keep: (server: string, accountId: string, token: string) => Promise<void>;
  readonly forget: (server: string, accountId: string) => Promise<void>;
}

/** Keeps tokens in a file that only its owner may read, encrypted with the system's key store where there is one. */
export function keptTokens(path: string, keys: KeyStore): KeptTokens {
  const readAll = async (): Promise<z.infer<typeof fileSchema>> => {
    try {
      return fileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch {
      return {};
    }
  };
  const write = async (all: z.infer<typeof fileSchema>): Promise<void> => {
    // Renamed when it is whole, so that a process killed on the way leaves the old one.
    await writeFile(`${path}.new`, JSON.stringify(all), { mode: 0o600, flush: true });
    await rename(`${path}.new`, path);
  };
  return {
    read: async (server, accountId) => {
      const all = await readAll();
      // Earlier versions kept one for each server.
      const kept = (accountId === null ? undefined : all[nameOf(server, accountId)]) ?? all[server];
      if (kept === undefined) return null;
      if ('token' in kept) return kept.token;
      try {
        return keys.decryptString(Buffer.from(kept.encrypted, 'base64'));
      } catch {
        return null;
      }
    },
    keep: async (server, accountId, token) => {
      const kept = keys.isEncryptionAvailable()
        ? { encrypted: keys.encryptString(token).toString('base64') }
        : { token };
      const { [server]: _earlier, ...others } = await readAll();
      await write({ ...others, [nameOf(server, accountId)]: kept });
    },
    forget: async (server, accountId) => {
      const { [nameOf(server, accountId)]: _gone, ...others } = await readAll();
      await write(others);
    },
  };
}

function nameOf(server: string, accountId: string): string {
  return `${server}#${accountId}`;
}

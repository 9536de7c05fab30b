import { resolve } from 'node:path';

/** The address of the server that `npm start` starts on this machine. */
export const localServer = 'http://127.0.0.1:4000';

/** How this app was told to run. */
export interface Configuration {
  /** The address of the server whose desk is to be opened, without a path and without a slash at its end; null for the one that was open last. */
  readonly server: string | null;
  /** The file that holds the token of that server, or of the one on this machine; it may not exist. */
  readonly tokenFile: string;
  /** The folder of this app's own data; null for Electron's usual place. */
  readonly profile: string | null;
}

/** The configuration, or one plain sentence about what is wrong with it. */
export type ReadConfiguration =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly message: string };

/** Reads the configuration from the environment: the only reader of it here. Relative paths start at the current folder. */
export function readEnvironment(): ReadConfiguration {
  return configurationFrom(process.env, process.cwd());
}

/** Makes the configuration from variables: VERBATIM_SERVER, VERBATIM_TOKEN_FILE, VERBATIM_DATA_DIR, VERBATIM_PROFILE_DIR. */
export function configurationFrom(
  variables: Readonly<Record<string, string | undefined>>,
  folder: string,
): ReadConfiguration {
  const value = (name: string): string | null => variables[name]?.trim() || null;
  const address = value('VERBATIM_SERVER');
  const server = address === null ? null : originOf(address);
  if (address !== null && server === null) {
    const message = `VERBATIM_SERVER is ${address}, which is no server's address: write it like http://127.0.0.1:4000.`;
    return { ok: false, message };
  }
  const data = resolve(folder, value('VERBATIM_DATA_DIR') ?? 'data');
  const profile = value('VERBATIM_PROFILE_DIR');
  return {
    ok: true,
    configuration: {
      server,
      tokenFile: resolve(folder, value('VERBATIM_TOKEN_FILE') ?? resolve(data, 'admin-token')),
      profile: profile === null ? null : resolve(folder, profile),
    },
  };
}

function originOf(address: string): string | null {
  try {
    const { protocol, origin } = new URL(address);
    return protocol === 'http:' || protocol === 'https:' ? origin : null;
  } catch {
    return null;
  }
}

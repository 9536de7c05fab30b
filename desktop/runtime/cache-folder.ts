import { homedir } from 'node:os';
import { join } from 'node:path';

/** An environment as Node gives it: a missing variable is undefined. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The folder for what can be fetched again: XDG_CACHE_HOME where it is set, else the system's own place. */
export function cacheFolder(
  env: Environment,
  platform: NodeJS.Platform = process.platform,
): string {
  // The XDG specification says that a relative path is to be ignored.
  const xdg = env['XDG_CACHE_HOME'];
  if (xdg?.startsWith('/')) return join(xdg, 'verbatim');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'verbatim');
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'verbatim', 'cache');
  return join(env['HOME'] ?? homedir(), '.cache', 'verbatim');
}

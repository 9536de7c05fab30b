import { isAbsolute, join, relative, resolve } from 'node:path';

/** The file that an address names, or null when it names none inside the folder. */
export function fileFor(folder: string, address: string): string | null {
  let path: string;
  try {
    const url = new URL(address);
    if (url.protocol !== 'verbatim:' || url.host !== 'app') return null;
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = resolve(join(folder, path === '/' ? 'index.html' : path));
  const inside = relative(folder, file);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file;
}

import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol, type CustomScheme } from 'electron';
import { fileFor } from './app-file.ts';

/** Where the window's page lives: an origin of its own, so that nothing of the machine's files is same-origin with it. */
export const appOrigin = 'verbatim://app';

/** The privileges of the app's scheme; to be registered before Electron is ready. */
export const appScheme: CustomScheme = {
  scheme: 'verbatim',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** Nothing but the app's own files: no network, no inline script, no frames, no plugins, no forms. */
const contentSecurityPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `connect-src 'none'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Serves the files of a folder at `appOrigin`, and nothing outside it. */
export function serveApp(folder: string): void {
  protocol.handle('verbatim', async (request) => {
    const path = request.method === 'GET' ? fileFor(folder, request.url) : null;
    if (path === null) return notFound();
    try {
      return new Response(await readFile(path), {
        headers: {
          'content-type': contentTypes[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': contentSecurityPolicy,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
      });
    } catch {
      return notFound();
    }
  });
}

function notFound(): Response {
  return new Response('Not found', { status: 404 });
}

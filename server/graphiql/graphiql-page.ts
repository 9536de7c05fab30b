import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { graphiqlBase, pageFolder } from './page-files.ts';

/** A file of the GraphiQL page, ready to be sent. */
export interface PageFile {
  readonly bytes: Buffer;
  readonly contentType: string;
  /** Whether the name changes with the content, so that a browser may keep it for ever. */
  readonly immutable: boolean;
}

/** GraphiQL as this server serves it: nothing of it comes from anywhere else. */
export interface GraphiqlPage {
  /** Builds the page unless it is built. Answers one line of what went wrong, if anything did. */
  prepare(): Promise<string | undefined>;
  /** The page itself, or one line of why there is none. */
  html(): Promise<PageFile | string>;
  /** A script, style, font or worker of the page by its path on the server; undefined if it has none of that name. */
  asset(path: string): Promise<PageFile | undefined>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
};

/** Makes the page of a server; it is built when it is first wanted, once for one set of installed packages. */
export function createGraphiqlPage(dataDir: string): GraphiqlPage {
  let building: Promise<string | undefined> | undefined;

  async function read(name: string): Promise<PageFile | undefined> {
    const contentType = contentTypes[extname(name)];
    if (contentType === undefined) return undefined;
    const path = join(await pageFolder(dataDir), name);
    const bytes = await readFile(path).catch(() => undefined);
    return bytes && { bytes, contentType, immutable: name !== 'index.html' };
  }

  async function prepare(): Promise<string | undefined> {
    building ??= ensureBuilt(dataDir);
    const failure = await building;
    // A full disk may have been emptied meanwhile: the next request tries again.
    if (failure !== undefined) building = undefined;
    return failure;
  }

  return {
    prepare,
    async html() {
      const failure = await prepare();
      return failure ?? (await read('index.html')) ?? 'GraphiQL was built, but its page is gone.';
    },
    async asset(path) {
      // Names without a slash or a leading dot cannot leave the folder.
      const name = /^assets\/([\w-][\w.-]*)$/.exec(path.slice(graphiqlBase.length))?.[0];
      return name === undefined ? undefined : await read(name);
    },
  };
}

async function ensureBuilt(dataDir: string): Promise<string | undefined> {
  const folder = await pageFolder(dataDir);
  const built = await stat(join(folder, 'index.html')).catch(() => undefined);
  if (built !== undefined) return undefined;

  const script = fileURLToPath(new URL('build-page.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise<number | null>((resolve) => {
    child.once('spawn', () => giveWay(child.pid));
    child.once('error', (error) => {
      complaint += error.message;
      resolve(null);
    });
    child.once('close', resolve);
  });
  if (code === 0) return undefined;
  const line = complaint.split('\n').find((text) => text.includes('Error')) ?? complaint.trim();
  return `GraphiQL could not be built (${line.trim()}): run npm install again, with its devDependencies.`;
}

function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, 10);
  } catch {
    // It ended already, or the system does not let anyone: then it builds at full speed.
  }
}

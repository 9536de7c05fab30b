import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import react from '@vitejs/plugin-react';
import { v7 as newId } from 'uuid';
import { build } from 'vite';
import { preferencesFrom } from '#desktop/ipc/preferences.ts';
import { replicaCalls } from '#desktop/ipc/replica-calls.ts';
import { answerCalls } from '#desktop/replica/answer-calls.ts';
import { openReplica, type Replica } from '#desktop/replica/open-replica.ts';
import { httpTransport } from '#desktop/replica/sync/http-transport.ts';
import { systemClock } from '#desktop/replica/ports.ts';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { findProgram } from './system-packages.ts';
import type { Edit } from '#shared/edits/edit.ts';

/** The desk's page in a real Chromium, on a real replica in this process. */
export interface RendererPage {
  readonly page: Page;
  readonly replica: Replica;
  /** Saves an edit as another window would. */
  readonly save: (edit: Edit) => Promise<void>;
  /** What the page complained about: uncaught errors and whatever it wrote to the console as an error. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

// What the preload script does over a message port, done over the functions that Playwright puts in the page.
const bridgeScript = `{
  const listeners = new Set();
  let number = 0;
  let preferences = ${JSON.stringify(preferencesFrom({}))};
  const call = async (name, argument) => {
    const message = await window.callReplica({ type: 'call', number: ++number, name, argument });
    if (message.type === 'failure') throw new Error(message.message);
    return message.answer;
  };
  const names = ${JSON.stringify(Object.keys(replicaCalls))};
  const replica = Object.fromEntries(names.map((name) => [name, (argument) => call(name, argument)]));
  window.addEventListener('replica', ({ detail }) => listeners.forEach((listener) => listener(detail)));
  window.verbatim = {
    replica,
    onReplicaEvent: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    main: {
      wantPort: () => Promise.resolve(null),
      networkBack: () => Promise.resolve(null),
      signIn: () => Promise.resolve({ ok: false, message: 'There is no server to sign in to.' }),
      runCommand: ({ id }) => (window.commandsOfApp = [...(window.commandsOfApp ?? []), id], Promise.resolve(null)),
      readWindow: () => Promise.resolve({
        desk: { id: 'desk', server: 'http://127.0.0.1:4000', account: null },
        desks: [{ id: 'desk', server: 'http://127.0.0.1:4000', account: null }],
        local: 'http://127.0.0.1:4000',
        place: JSON.parse(sessionStorage.getItem('place') ?? 'null'),
        endings: [],
      }),
      keepPlace: ({ place }) => (sessionStorage.setItem('place', JSON.stringify(place)), Promise.resolve(null)),
      dismissEndings: () => Promise.resolve(null),
      reportError: () => Promise.resolve(null),
      countUnsent: () => Promise.resolve(0),
      showContextMenu: (shown) => (window.shownMenu = shown, Promise.resolve(null)),
      readPreferences: () => Promise.resolve(preferences),
      setPreference: ({ name, value }) => {
        preferences = { ...preferences, [name]: value };
        return Promise.resolve(preferences);
      },
    },
    onMainEvent: (listener) => {
      const hear = ({ detail }) => listener(detail);
      window.addEventListener('main', hear);
      return () => window.removeEventListener('main', hear);
    },
    platform: 'linux',
  };
}`;

/** Builds the page, opens it at a size and waits until it is drawn. Without the address of a server it reaches none; `prepare` may put a file in its place before. */
export async function openRendererPage(
  size = { width: 1280, height: 800 },
  server?: string,
  token: string | null = null,
  prepare: (path: string) => void = () => {},
): Promise<RendererPage> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-page-'));
  await build({
    configFile: false,
    root: join(repositoryRoot, 'desktop/renderer'),
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: join(folder, 'page'), target: 'chrome114', minify: false, emptyOutDir: true },
  });
  const path = join(folder, 'desk.sqlite');
  prepare(path);
  const opened = openReplica({
    appVersion: '1.0.0',
    path,
    server: server ?? 'http://127.0.0.1:4000',
    transport:
      server === undefined
        ? null
        : httpTransport({
            server,
            readToken: () => Promise.resolve(token),
            fetch,
            patience: 10_000,
          }),
    clock: systemClock,
    newId: () => newId(),
    random: Math.random,
  });
  if (!opened.ok) throw new Error(opened.message);
  const { replica } = opened;
  const failures: string[] = [];
  const answer = answerCalls(replica.answerer, (error) => failures.push(String(error)));

  const { port, stop } = await serve(join(folder, 'page'));
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage({ viewport: size });
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') failures.push(message.text());
  });
  await page.exposeFunction('callReplica', answer);
  await page.addInitScript({ content: bridgeScript });
  const stopListening = replica.onEvent((event) => {
    page
      .evaluate((told) => window.dispatchEvent(new CustomEvent('replica', { detail: told })), event)
      .catch((error: unknown) => failures.push(String(error)));
  });
  await page.goto(`http://127.0.0.1:${port}/index.html`);
  await page.getByRole('navigation', { name: 'Desk' }).waitFor();

  return {
    page,
    replica,
    complaints: failures,
    save: async (edit) => {
      const saved = await replica.answerer.saveEdit({ edit });
      if (!saved.ok) throw new Error(saved.error.message);
    },
    close: async () => {
      stopListening();
      await browser.close();
      await replica.close();
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

// The test set-up has seen that there is one, or has said how to install it.
function chromiumPath(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const path = names.map((name) => findProgram(process.env, name)).find(Boolean);
  if (path === undefined) throw new Error('There is no Chromium: apt-get install chromium');
  return path;
}

async function serve(
  folder: string,
): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    readFile(join(folder, path)).then(
      (bytes) =>
        response
          .writeHead(200, { 'content-type': contentTypes[extname(path)] ?? 'text/plain' })
          .end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page has no port.');
  return {
    port: address.port,
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

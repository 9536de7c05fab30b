import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { askGraphql, freePort, waitForLine } from '#tests/support/server-process.ts';

const run = promisify(execFile);
const tenMinutes = 600_000;

it(
  'a newcomer clones, runs the first README command and asks the server a question',
  { timeout: tenMinutes },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-newcomer-'));
    try {
      const clone = join(folder, 'verbatim');
      await run('git', ['clone', '--quiet', '--no-hardlinks', repositoryRoot, clone]);
      const cache = join(folder, 'npm-cache');
      await mkdir(cache);
      const port = await freePort();
      const newcomer = spawn('sh', ['-c', 'npm install && npm start'], {
        cwd: clone,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          npm_config_cache: cache,
          VERBATIM_PORT: String(port),
          // The newcomer has no display: the desktop must say so in one line, and the server must go on.
          DISPLAY: '',
          WAYLAND_DISPLAY: '',
        },
      });
      const ended = once(newcomer, 'exit');
      const lines: string[] = [];
      try {
        await waitForLine(newcomer, lines, /^Verbatim is ready at /);
        const data = await askGraphql(
          `http://127.0.0.1:${port}`,
          '{ articles(first: 1) { totalCount edges { node { headline } } } }',
        );
        expect(data).toMatchObject({
          articles: { edges: [{ node: { headline: expect.any(String) } }] },
        });
      } finally {
        if (newcomer.pid !== undefined && newcomer.exitCode === null) {
          process.kill(-newcomer.pid, 'SIGINT');
          await ended;
        }
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);

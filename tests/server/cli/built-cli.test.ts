import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';

const caches = join(repositoryRoot, 'node_modules', '.cache');
const loader = pathToFileURL(join(repositoryRoot, 'server', 'cli', 'built-cli.mjs')).href;
let cache: string;

beforeEach(async () => {
  await mkdir(caches, { recursive: true });
  cache = await mkdtemp(join(caches, 'built-cli-'));
});
afterEach(async () => {
  await rm(cache, { recursive: true, force: true });
});

/** What a process prints that asks for the bundle in a cache, and then shows the help of it. */
async function built(folder: string): Promise<string> {
  const source = `
    const { builtCli } = await import(${JSON.stringify(loader)});
    const built = await builtCli(${JSON.stringify(folder)});
    console.log(built ?? 'nothing');
    if (built !== undefined) await (await import(built)).runCli(['--version']);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await once(child, 'close');
  return printed;
}

test('Two that start at once run the same bundle, and one of an earlier day goes away', async () => {
  const old = join(cache, 'old');
  await mkdir(old);
  await utimes(old, 0, 0);
  const [one, other] = await Promise.all([built(cache), built(cache)]);
  expect(one).toBe(other);
  expect(one).toMatch(/run-cli\.mjs\n\d+\.\d+\.\d+\n$/u);
  const [address = ''] = one.split('\n');
  expect(await readdir(cache)).toEqual([dirname(fileURLToPath(address)).slice(cache.length + 1)]);
  expect(await built(cache)).toBe(one);
}, 120_000);

test('Where nothing can be written there is no bundle', async () => {
  await writeFile(join(cache, 'file'), '');
  expect(await built(join(cache, 'file'))).toBe('nothing\n');
}, 60_000);

import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLog } from '#desktop/main/log.ts';
import { describeError } from '#shared/errors/describe-error.ts';

async function path(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-log-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'logs', 'verbatim.log');
}

test('a line says when, how grave and what; an error its name, its code and its place', async () => {
  const file = await path();
  const log = openLog(file, { now: () => new Date('2026-01-02T03:04:05Z') });
  log.info('Verbatim starts.');
  log.error('This failed.', Object.assign(new TypeError('x'), { code: 'ENOSPC' }));
  const [first, second] = (await readFile(file, 'utf8')).split('\n');
  expect(first).toBe('2026-01-02T03:04:05.000Z info Verbatim starts.');
  expect(second).toMatch(/ error This failed\. TypeError ENOSPC < log\.test\.ts:\d+:\d+/);
});

test('what an error says is not written, since it may repeat a text or a token', async () => {
  const file = await path();
  const secret = 'Bearer abc said\n    at Mira Dahl (on:1:1)\nin Port Amsel';
  openLog(file).error('This failed.', new Error(secret));
  openLog(file).error('This failed.', secret);
  const text = await readFile(file, 'utf8');
  for (const word of ['Bearer', 'abc', 'Mira', 'on:1:1', 'Amsel']) expect(text).not.toContain(word);
  expect(describeError(secret)).toBe('(string)');
});

test('a file that is full is put aside, and only one is kept', async () => {
  const file = await path();
  const log = openLog(file, { longest: 1000 });
  for (let line = 0; line < 200; line += 1) log.info(`Line ${line}.`);
  expect((await stat(file)).size).toBeLessThanOrEqual(1000);
  expect((await stat(`${file}.1`)).size).toBeLessThanOrEqual(1000);
  expect(await readFile(file, 'utf8')).toContain('Line 199.');
});

test('that it cannot be written stops nothing', () => {
  const said: string[] = [];
  openLog('/dev/null/nowhere/verbatim.log', { echo: (line) => said.push(line) }).info('Hello.');
  expect(said.join('')).toContain('could not be written');
});

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keptTokens, type KeyStore } from '#desktop/main/kept-tokens.ts';

// Turns every byte around: enough to see what went through it.
const turned = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff));
const keyStore: KeyStore = {
  isEncryptionAvailable: () => true,
  encryptString: (text) => turned(Buffer.from(text)),
  decryptString: (encrypted) => turned(encrypted).toString(),
};
const noKeyStore: KeyStore = { ...keyStore, isEncryptionAvailable: () => false };
const server = 'https://desk.example';

async function file(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-tokens-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'tokens.json');
}

test('the file holds a token only as the system’s key store encrypted it', async () => {
  const path = await file();
  await keptTokens(path, keyStore).keep(server, 'ada', 'secret-token');
  const text = await readFile(path, 'utf8');
  expect(text).not.toContain('secret-token');
  expect(text).not.toContain(Buffer.from('secret-token').toString('base64'));
  expect(await keptTokens(path, keyStore).read(server, 'ada')).toBe('secret-token');
});

test('without a key store only its owner may read the file', async () => {
  const path = await file();
  await keptTokens(path, noKeyStore).keep(server, 'ada', 'secret-token');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await keptTokens(path, noKeyStore).read(server, 'ada')).toBe('secret-token');
});

test('each account of each server has its own, which can be forgotten', async () => {
  const tokens = keptTokens(await file(), keyStore);
  await tokens.keep(server, 'ada', 'one');
  await tokens.keep(server, 'bo', 'two');
  await tokens.keep('https://other.example', 'ada', 'three');
  await tokens.forget(server, 'ada');
  expect(await tokens.read(server, 'ada')).toBeNull();
  expect(await tokens.read(server, 'bo')).toBe('two');
  expect(await tokens.read('https://other.example', 'ada')).toBe('three');
  expect(await tokens.read('https://third.example', null)).toBeNull();
});

test('what an earlier version kept for a server is read, and a broken file is none', async () => {
  const path = await file();
  await writeFile(path, JSON.stringify({ [server]: { token: 'old' } }));
  expect(await keptTokens(path, keyStore).read(server, 'ada')).toBe('old');
  await writeFile(path, '{');
  expect(await keptTokens(path, keyStore).read(server, 'ada')).toBeNull();
});

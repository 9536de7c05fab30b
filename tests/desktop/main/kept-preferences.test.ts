import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLog } from '#desktop/main/log.ts';
import { keptPreferences } from '#desktop/main/kept-preferences.ts';

const quiet = openLog('/dev/null');

async function file(text?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-preferences-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'preferences.json');
  if (text !== undefined) await writeFile(path, text);
  return path;
}

test('a choice is told to everyone and is there after a restart', async () => {
  const path = await file();
  const kept = keptPreferences(path, quiet);
  const told: string[] = [];
  kept.onChange(({ theme }) => told.push(theme));
  await kept.set('theme', 'dark');
  await Promise.all([kept.set('textSize', 1.2), kept.set('theme', 'light')]);
  expect(told).toEqual(['dark', 'dark', 'light']);
  expect(keptPreferences(path, quiet).read()).toMatchObject({ theme: 'light', textSize: 1.2 });
});

test('what cannot be read is as at the beginning, and what a newer app keeps stays', async () => {
  const path = await file('{"theme": "sepia", "textSize": 1.5, "fromTheFuture": [1]}');
  const kept = keptPreferences(path, quiet);
  expect(kept.read()).toMatchObject({ theme: 'system', textSize: 1.5, keyBindings: {} });
  await kept.set('theme', 'dark');
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
    theme: 'dark',
    fromTheFuture: [1],
  });
  expect(keptPreferences(await file('{"theme":'), quiet).read().theme).toBe('system');
});

test('a value of another kind is refused and changes nothing', async () => {
  const kept = keptPreferences(await file(), quiet);
  await expect(kept.set('theme', 'sepia')).rejects.toThrow('Invalid option');
  await expect(kept.set('keyBindings', { noSuchCommand: 'A' })).rejects.toThrow(/key/);
  expect(kept.read()).toMatchObject({ theme: 'system', keyBindings: {} });
});

import { spawnSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyRepository, type RepositoryCopy } from '#tests/support/repository-copy.ts';
import { layersCheck } from './layers.ts';
import { breakingChanges, schemaCheck } from './schema.ts';
import { deadCodeCheck, formatCheck, lintCheck } from './tools.ts';
import { typesCheck } from './types.ts';

describe('in a copy of the repository', () => {
  let copy: RepositoryCopy;
  beforeAll(async () => {
    copy = await copyRepository();
  });
  afterAll(async () => {
    await copy.remove();
  });
  const plant = async (name: string, source: string): Promise<void> => {
    await mkdir(join(copy.root, name, '..'), { recursive: true });
    await writeFile(join(copy.root, name), source);
  };
  const pull = async (name: string): Promise<void> => await rm(join(copy.root, name));

  test('a planted forbidden import fails the layers, and only while it is there', async () => {
    const name = 'desktop/renderer/planted.ts';
    await plant(
      name,
      "import type { Server } from '#server/main.ts';\nexport type Planted = Server;\n",
    );
    const spoiled = await layersCheck.run(copy.root);
    expect(spoiled.ok).toBe(false);
    expect(spoiled.report).toContain(
      `${name}:1: imports #server/main.ts, but desktop/renderer may import only shared, desktop/words, desktop/ipc`,
    );
    await pull(name);
    expect((await layersCheck.run(copy.root)).report).not.toContain(name);
  });

  test('a planted unused export and an unused file fail the dead code check', async () => {
    const name = 'desktop/runtime/cache-folder.ts';
    await appendFile(join(copy.root, name), '\nexport const plantedAndUnused = 1;\n');
    await plant('shared/planted-file.ts', 'export const alone = 1;\n');
    const spoiled = await deadCodeCheck.run(copy.root);
    expect(spoiled.ok).toBe(false);
    expect(spoiled.report).toMatch(/plantedAndUnused .*desktop\/runtime\/cache-folder\.ts/);
    expect(spoiled.report).toContain('shared/planted-file.ts');
    await pull('shared/planted-file.ts');
  });

  test('a stale schema.graphql fails the schema check', async () => {
    const name = 'shared/graphql/schema.graphql';
    await appendFile(join(copy.root, name), '\ntype Planted {\n  name: String\n}\n');
    const spoiled = await schemaCheck.run(copy.root);
    expect(spoiled.ok).toBe(false);
    expect(spoiled.report).toContain(`${name} is not what the server's code makes`);
  });

  test('an API that an environment does not have fails the types', async () => {
    const name = 'shared/planted.ts';
    await plant(
      name,
      'export const waited = Promise.withResolvers();\nexport const page = document;\n',
    );
    const spoiled = await typesCheck.run(copy.root);
    expect(spoiled.report).toMatch(/shared\/planted\.ts\(1,\d+\): error .*withResolvers/);
    expect(spoiled.report).toMatch(/shared\/planted\.ts\(2,\d+\): error .*document/);
    await pull(name);
  });

  test('any, a dropped promise, a non-null assertion and a suppressed error fail the lint', async () => {
    const name = 'shared/planted.ts';
    const lines = [
      'const anything = (value: any): void => void value;',
      'async function later(): Promise<void> {}',
      'export function planted(list: string[]): string {',
      '  anything(1);',
      '  later();',
      '  // @ts-ignore',
      '  return list[0]!;',
      '}',
      '',
    ];
    await plant(name, lines.join('\n'));
    const spoiled = await lintCheck.run(copy.root);
    expect(spoiled.ok).toBe(false);
    const rules = [
      'no-explicit-any',
      'no-floating-promises',
      'no-non-null-assertion',
      'ban-ts-comment',
    ];
    for (const rule of rules) expect(spoiled.report).toContain(rule);
    await pull(name);
  });

  test('raw ipcRenderer and process.env fail the lint outside the files made for them', async () => {
    const name = 'desktop/main/planted.ts';
    await plant(
      name,
      "import { ipcMain } from 'electron';\nexport const planted = [ipcMain, process.env];\n",
    );
    const { report } = await lintCheck.run(copy.root);
    expect(report).toContain('no-restricted-imports');
    expect(report).toContain('no-process-env');
    await pull(name);
  });

  test('a file in another format fails the format check', async () => {
    await plant('shared/planted.ts', 'export const a = "double"\n');
    const { ok, report } = await formatCheck.run(copy.root);
    expect(ok).toBe(false);
    expect(report).toContain('shared/planted.ts');
    await pull('shared/planted.ts');
  });
});

test('a field that clients rely on cannot go unless the change was accepted', async () => {
  const root = await mkdtemp(join(tmpdir(), 'verbatim-schema-'));
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
    const { status, stderr } = spawnSync('git', [...identity, ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
  };
  const folder = join(root, 'shared', 'graphql');
  await mkdir(folder, { recursive: true });
  const before = 'type Query {\n  article: String\n  quote: String\n}\n';
  const after = 'type Query {\n  article: String\n}\n';
  git('init', '--quiet', '--initial-branch=main');
  await writeFile(join(folder, 'schema.graphql'), before);
  git('add', '.');
  git('commit', '--quiet', '-m', 'before');
  await writeFile(join(folder, 'schema.graphql'), after);
  git('commit', '--quiet', '-a', '-m', 'after');

  expect(await breakingChanges(root, before)).toEqual([]);
  const [explanation, ...changes] = await breakingChanges(root, after);
  expect(explanation).toMatch(/accepted-breaking-changes\.txt/);
  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatch(/quote/);
  await writeFile(join(folder, 'accepted-breaking-changes.txt'), `${changes[0]}\n`);
  expect(await breakingChanges(root, after)).toEqual([]);
  await rm(root, { recursive: true });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const rules = [
  ...readFileSync('shared/sync/SPEC.md', 'utf8').matchAll(/^- \*\*(\d+\.\d+)\*\*/gm),
].map(([, number = '']) => number);

/** The numbers that stand in titles of tests, as in `says hello first (3.1)`. */
function proved(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : proved(path);
    if (!entry.name.endsWith('.test.ts')) return [];
    const titles = readFileSync(path, 'utf8').matchAll(
      /^\s*(?:it|test)\(\s*['`].*\((\d[\d., ]*)\)['`],/gm,
    );
    return [...titles].flatMap(([, numbers = '']) => numbers.split(', '));
  });
}

const numbers = ['replica', 'server', 'shared', 'sync'].flatMap((name) =>
  proved(join('tests', name)),
);

it('every rule of the protocol has a number of its own', () => {
  expect(rules.length).toBeGreaterThan(0);
  expect(new Set(rules).size).toBe(rules.length);
});

it.each(rules)('rule %s is proved by a test that bears its number', (rule) => {
  expect(numbers).toContain(rule);
});

it('no test bears the number of a rule that there is not', () => {
  expect(numbers.filter((number) => !rules.includes(number))).toEqual([]);
});

const faults = readFileSync('shared/sync/FAULTS.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| what goes wrong'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));

it.each(faults)('a test shows what becomes of it when: %s', (_fault, shown = '') => {
  const [, file = '', title = ''] = /^`([^`]+)` (.+)$/.exec(shown) ?? [];
  expect(readFileSync(file, 'utf8')).toContain(title);
});

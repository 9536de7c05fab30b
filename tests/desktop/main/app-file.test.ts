import { expect, it } from 'vitest';
import { fileFor } from '#desktop/main/app-file.ts';

it.each([
  ['verbatim://app/', '/out/renderer/index.html'],
  ['verbatim://app/index.html', '/out/renderer/index.html'],
  ['verbatim://app/assets/a%20b.js?x#y', '/out/renderer/assets/a b.js'],
])('serves %s from the folder', (address, file) => {
  expect(fileFor('/out/renderer', address)).toBe(file);
});

it.each([
  'verbatim://app/%2e%2e/main/main.js',
  'verbatim://app/..%2f..%2f..%2fetc/passwd',
  'verbatim://app/a/..%2f..%2f..%2fetc/passwd',
  'verbatim://app/%00',
  'verbatim://app/%zz',
  'verbatim://other/index.html',
  'https://app/index.html',
  'nonsense',
])('serves nothing for %s', (address) => {
  const file = fileFor('/out/renderer', address);
  expect(file === null || file.startsWith('/out/renderer/')).toBe(true);
});

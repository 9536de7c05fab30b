import { expect, test } from 'vitest';
import { findStatements } from '#shared/suggestions/find/find-statements.ts';

test('words between quotation marks are found in any language, and the notice says that nothing else was looked for', () => {
  const text = 'Tá an tAire sásta. “Tá sé seo go maith,” a dúirt sí.';
  const { statements, notice } = findStatements(text, 'ga');
  expect(
    statements.map(({ content }) => content.map(({ start, end }) => text.slice(start, end))),
  ).toEqual([['“Tá sé seo go maith,”']]);
  expect(notice).toMatch(/quotation marks/u);
});

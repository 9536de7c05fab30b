import { expect, test } from 'vitest';
import { operationToRun } from '#server/graphiql/page/operation-to-run.ts';

test('The name of an operation of the document is sent', () => {
  expect(operationToRun('query A { node } query B { node }', 'B')).toBe('B');
});

test('The last tab’s name is not sent, even where a comment of this tab mentions it', () => {
  expect(operationToRun('# See the tab A\nquery B { node }', 'A')).toBeUndefined();
  expect(operationToRun('query B { node }', 'A')).toBeUndefined();
});

test('No name is sent where there is none, or where the document cannot be read', () => {
  expect(operationToRun('{ node }', null)).toBeUndefined();
  expect(operationToRun('query A {', 'A')).toBeUndefined();
});

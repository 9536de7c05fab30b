import { expect, it } from 'vitest';
import { stepWords } from '#desktop/renderer/undo/step-words.ts';
import type { StepTaken } from '#desktop/ipc/replica-views.ts';

const step: StepTaken = {
  kind: 'quote',
  id: 'x',
  label: 'The slipway is sound',
  speakers: ['Mira Dahl'],
  change: 'changed',
  done: true,
  fields: ['cue', 'saidOn'],
  left: [],
  unverified: false,
  message: null,
};
const quote = 'of the quote “The slipway is sound” (Mira Dahl)';

it('names the fields, the record and its speakers', () => {
  expect(stepWords('undo', step)).toBe(`Undone: cue and said on ${quote}.`);
  expect(stepWords('redo', step)).toBe(`Redone: cue and said on ${quote}.`);
});

it('says what stays because somebody changed it since', () => {
  expect(stepWords('undo', { ...step, fields: ['cue'], left: ['note'] })).toBe(
    `Undone: cue ${quote}. Left as it is, since somebody changed it: note.`,
  );
  expect(stepWords('undo', { ...step, done: false, fields: [], left: ['note'] })).toBe(
    `Not undone: note ${quote}. Somebody changed it since.`,
  );
});

it('says that a verification is given back by nobody else, and why a step could not be taken', () => {
  expect(stepWords('redo', { ...step, unverified: true })).toContain(
    'A verification comes back only from whoever gave it.',
  );
  const message = 'The article was deleted.';
  expect(stepWords('redo', { ...step, done: false, change: 'restored', message })).toBe(
    `Not redone: bringing back the quote “The slipway is sound” (Mira Dahl). ${message}`,
  );
});

it('shortens what would not fit, and never in the middle of a character', () => {
  const label = `${'a'.repeat(59)}😀😀`;
  expect(stepWords('undo', { ...step, label, speakers: [] })).toContain(`${'a'.repeat(59)}😀…`);
});

it('says so when there is nothing', () => {
  expect(stepWords('undo', null)).toBe('There is nothing to undo.');
  expect(stepWords('redo', null)).toBe('There is nothing to redo.');
});

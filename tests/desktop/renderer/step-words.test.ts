import { expect, it } from 'vitest';
import { stepWords } from '#desktop/renderer/undo/step-words.ts';
import { english } from '#desktop/words/english.ts';
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
  others: 0,
  othersLeft: 0,
};
const quote = 'of the quote “The slipway is sound” (Mira Dahl)';

it('names the fields, the record and its speakers', () => {
  expect(stepWords(english, 'undo', step)).toBe(`Undone: cue and said on ${quote}.`);
  expect(stepWords(english, 'redo', step)).toBe(`Redone: cue and said on ${quote}.`);
});

it('says what stays because somebody changed it since', () => {
  expect(stepWords(english, 'undo', { ...step, fields: ['cue'], left: ['note'] })).toBe(
    `Undone: cue ${quote}. Left as it is, since somebody changed it: note.`,
  );
  expect(stepWords(english, 'undo', { ...step, done: false, fields: [], left: ['note'] })).toBe(
    `Not undone: note ${quote}. Somebody changed it since.`,
  );
});

it('says that a verification is given back by nobody else, and why a step could not be taken', () => {
  expect(stepWords(english, 'redo', { ...step, unverified: true })).toContain(
    'A verification comes back only from whoever gave it.',
  );
  const message = 'The article was deleted.';
  expect(stepWords(english, 'redo', { ...step, done: false, change: 'restored', message })).toBe(
    `Not redone: bringing back the quote “The slipway is sound” (Mira Dahl). ${message}`,
  );
});

it('shortens what would not fit, and never in the middle of a character', () => {
  const label = `${'a'.repeat(59)}😀😀`;
  expect(stepWords(english, 'undo', { ...step, label, speakers: [] })).toContain(
    `${'a'.repeat(59)}😀…`,
  );
});

it('says so when there is nothing', () => {
  expect(stepWords(english, 'undo', null)).toBe('There is nothing to undo.');
  expect(stepWords(english, 'redo', null)).toBe('There is nothing to redo.');
});

it('counts the records that were saved in the same step', () => {
  expect(stepWords(english, 'undo', { ...step, change: 'created', others: 3, othersLeft: 1 })).toBe(
    'Undone: making the quote “The slipway is sound” (Mira Dahl), and 3 more records saved with it. ' +
      'Left as they are: 1 more record saved with it.',
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDateSchema } from '#shared/records/values.ts';
import { saidOnSchema } from '#shared/records/quote.ts';
import { dateOfDay, dayNumber, plainDate, weekdayOfDay } from '#shared/text/plain-date.ts';
import { resolveDay } from '#shared/text/said-on.ts';

// A Wednesday.
const reference = '2024-05-29';

describe('resolveDay', () => {
  it.each([
    ['on Tuesday', '2024-05-28'],
    ['Wednesday', '2024-05-29'],
    ['on Thursday', '2024-05-23'],
    ['late on Monday', '2024-05-27'],
    ['Tuesday evening', '2024-05-28'],
    ['today', '2024-05-29'],
    ['earlier today', '2024-05-29'],
    ['yesterday', '2024-05-28'],
    ['the day before yesterday', '2024-05-27'],
    ['May 28', '2024-05-28'],
    ['on 28 May 2024', '2024-05-28'],
    ['May 28, 2024', '2024-05-28'],
    ['28th of May', '2024-05-28'],
    ['Tuesday, May 28', '2024-05-28'],
    ['Dec. 30', '2023-12-30'],
    ['2024-02-29', '2024-02-29'],
  ])('reads “%s” as the day %s', (words, date) => {
    expect(resolveDay(words, reference)).toEqual({ date, precision: 'day' });
  });

  it.each([
    ['in August 2021', '2021-08', 'month'],
    ['in August', '2023-08', 'month'],
    ['May', '2024-05', 'month'],
    ['in 2021', '2021', 'year'],
  ])('reads “%s” as %s and no more exactly', (words, date, precision) => {
    expect(resolveDay(words, reference)).toEqual({ date, precision });
  });

  it.each([
    'last week',
    'next Tuesday',
    '31 June',
    '2023-02-29',
    'Monday, May 28',
    'recently',
    '',
    '28/05/2024',
    'Feb 30',
    'May 30',
  ])('does not guess a day for “%s”', (words) => {
    expect(resolveDay(words, reference)).toBeNull();
  });

  it('needs the dateline only for words that depend on it', () => {
    expect(resolveDay('on Tuesday', null)).toBeNull();
    expect(resolveDay('May 28', null)).toBeNull();
    expect(resolveDay('28 May 2024', null)).toEqual({ date: '2024-05-28', precision: 'day' });
  });

  it.each([
    ['earlier this month', '2024-05'],
    ['last month', '2024-04'],
    ['this year', '2024'],
    ['last year', '2023'],
    ['в среду', '2024-05-29'],
    ['во вторник', '2024-05-28'],
    ['вчера', '2024-05-28'],
    ['am Montag', '2024-05-27'],
    ['am Dienstagabend', '2024-05-28'],
    ['vorgestern', '2024-05-27'],
  ])('resolves periods, and the day words of Russian and German: %s', (words, date) => {
    expect(resolveDay(words, '2024-05-29')?.date).toBe(date);
    expect(resolveDay(words, null)).toBeNull();
  });

  it('finds the weekday on or before any dateline, at most six days back', () => {
    const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
    fc.assert(
      fc.property(
        fc.integer({ min: -50_000, max: 50_000 }),
        fc.integer({ min: 0, max: 6 }),
        (days, weekday) => {
          const found =
            dayNumber(resolveDay(`on ${names[weekday] ?? ''}`, dateOfDay(days))?.date ?? '') ??
            Number.NaN;
          expect(weekdayOfDay(found)).toBe(weekday);
          expect(days - found).toBeGreaterThanOrEqual(0);
          expect(days - found).toBeLessThan(7);
        },
      ),
    );
  });

  it('answers any words with nothing or with a date that a quote can hold', () => {
    const word = fc.constantFrom(
      'on',
      'in',
      'May',
      'Tuesday',
      '31',
      '2024',
      '29',
      'Feb',
      ',',
      'of',
      'the',
      'today',
    );
    const words = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 6 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(words, (said) => {
        const resolved = resolveDay(said, reference);
        const saidOn = resolved ?? { date: null, precision: 'unknown' };
        expect(saidOnSchema.safeParse({ ...saidOn, words: null }).success).toBe(true);
      }),
    );
  });
});

describe('plainDate', () => {
  it('agrees with the schema of records on what a day is', () => {
    const part = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part(14), part(33), (year, month, day) => {
        const written = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        expect(plainDate(year, month, day)).toBe(
          plainDateSchema.safeParse(written).success ? written : null,
        );
      }),
    );
  });
});

import { expect, test } from 'vitest';
import { mayHaveHeldOn } from '#shared/queries/dates.ts';
import { heldOn } from '#shared/records/affiliation-period.ts';

const day = '2024-05-29';

test.each([
  ['from an earlier day on', '2021-08-15', null, day, 'certain'],
  ['from that very day to that very day', day, day, day, 'certain'],
  ['from an earlier year', '2021', null, day, 'certain'],
  ['from an earlier month to a later one', '2024-04', '2024-06', day, 'certain'],
  ['from some day of the same year', '2024', null, day, 'possible'],
  ['from some day of the same month', '2024-05', null, day, 'possible'],
  ['to some day of the same year', '2021', '2024', day, 'possible'],
  ['to some day of the same month', '2021', '2024-05', day, 'possible'],
  ['from nobody knows when', null, '2025', day, 'possible'],
  ['without any date', null, null, day, 'possible'],
  ['from the day after', '2024-05-30', null, day, null],
  ['to the day before', '2021', '2024-05-28', day, null],
  ['to an earlier year', '2020', '2023', day, null],
  ['at a time that nobody knows', '2021', null, null, 'possible'],
  ['in a month within', '2021-08-15', '2024-05-31', '2024-05', 'certain'],
  ['in a month that it began in', '2024-05-15', null, '2024-05', 'possible'],
  ['in a year that it ended in', '2020', '2024-05-29', '2024', 'possible'],
  ['in a year within', '2020', '2025', '2024', 'certain'],
] as const)('a role held %s', (_name, from, to, date, expected) => {
  expect(heldOn({ from, to }, date)).toBe(expected);
});

test('a role that held for sure or perhaps is one that the filter lets through', () => {
  const dates = [null, '2023', '2024', '2024-04', '2024-05', '2024-05-28', day, '2024-06-01'];
  for (const from of dates) {
    for (const to of dates) {
      for (const date of dates) {
        expect(heldOn({ from, to }, date) !== null).toBe(mayHaveHeldOn({ from, to }, date));
      }
    }
  }
});

test('a role is certain only if it covers every day that its dates leave open', () => {
  const days = ['2023-12-31', '2024-01-01', '2024-05-01', '2024-05-29', '2024-05-31', '2024-12-31'];
  const partial = days.flatMap((each) => [each, each.slice(0, 7), each.slice(0, 4)]);
  const within = (each: string, of: string) => each.startsWith(of);
  for (const from of partial) {
    for (const to of partial) {
      for (const date of partial) {
        if (heldOn({ from, to }, date) !== 'certain') continue;
        for (const at of days.filter((each) => within(each, date))) {
          expect(days.filter((each) => within(each, from)).every((each) => each <= at)).toBe(true);
          expect(days.filter((each) => within(each, to)).every((each) => each >= at)).toBe(true);
        }
      }
    }
  }
});

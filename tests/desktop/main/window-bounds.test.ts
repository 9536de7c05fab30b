import { expect, it } from 'vitest';
import { boundsInSight } from '#desktop/main/window-bounds.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const bounds = { x: 100, y: 100, width: 1200, height: 800, maximized: false };

it('puts a window back where it was', () => {
  expect(boundsInSight(bounds, [screen])).toEqual(bounds);
});

it.each([
  ['on a screen that is gone', { ...bounds, x: 2500 }],
  ['with only its edge in sight', { ...bounds, x: 1900 }],
  ['with its title above the screen', { ...bounds, y: -200 }],
])('does not put it back %s', (_where, lost) => {
  expect(boundsInSight(lost, [screen])).toBeNull();
});

it('does not know a place before the first start', () => {
  expect(boundsInSight(null, [screen])).toBeNull();
});

import { z } from 'zod';

/** A rectangle on the screens, in device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a window was when it was last moved. */
export const windowBoundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
});
/** See `windowBoundsSchema`. */
export type WindowBounds = z.infer<typeof windowBoundsSchema>;

// How much of a window must be in sight to be caught with the mouse.
const grip = 80;

/** The bounds if enough of them is on a screen that is there now, else null: a monitor may have been unplugged. */
export function boundsInSight(
  bounds: WindowBounds | null,
  screens: readonly Rectangle[],
): WindowBounds | null {
  if (bounds === null) return null;
  const inSight = screens.some((screen) => {
    const width = overlap(bounds.x, bounds.width, screen.x, screen.width);
    const height = overlap(bounds.y, bounds.height, screen.y, screen.height);
    // The title bar is at the top: it must not be above the screen.
    return width >= grip && height >= grip && bounds.y >= screen.y;
  });
  return inSight ? bounds : null;
}

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);
}

import type { KeyboardEvent } from 'react';
import { paragraphsOf } from './highlight-runs.ts';
import { selectEnds, selectionEnds, type SelectionEnds } from './selection-span.ts';

type Move =
  | { readonly by: string; readonly way: 'left' | 'right' | 'forward' | 'backward' }
  | { readonly to: Target };
type Target = 'start' | 'end' | 'paragraph_before' | 'paragraph_after';

// The arrows go the way they point, also in a text that is read from right to left.
function moveOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): Move | null {
  const far = ctrlKey || metaKey;
  if (altKey) return null;
  switch (key) {
    case 'ArrowLeft':
      return { by: far ? 'word' : 'character', way: 'left' };
    case 'ArrowRight':
      return { by: far ? 'word' : 'character', way: 'right' };
    case 'ArrowUp':
      return far ? { to: 'paragraph_before' } : { by: 'line', way: 'backward' };
    case 'ArrowDown':
      return far ? { to: 'paragraph_after' } : { by: 'line', way: 'forward' };
    case 'Home':
      return far ? { to: 'start' } : { by: 'lineboundary', way: 'backward' };
    case 'End':
      return far ? { to: 'end' } : { by: 'lineboundary', way: 'forward' };
    default:
      return null;
  }
}

/**
 * Where a key leads to from an offset of the body. Up goes to where the paragraph begins, from there to the one before;
 * Down to where the next begins. The browser would stay as far to the right as the caret is, in the middle of words.
 */
function targetIn(body: string, from: number, to: Target): number {
  const starts = paragraphsOf(body).map(({ start }) => start);
  switch (to) {
    case 'start':
      return 0;
    case 'end':
      return body.length;
    case 'paragraph_before':
      return starts.filter((start) => start < from).at(-1) ?? 0;
    case 'paragraph_after':
      return starts.find((start) => start > from) ?? body.length;
  }
}

/**
 * Moves the caret in the body for an arrow key, Home or End, or the end of the selection with Shift, as in any text
 * field; the text itself stays as it is. The browser knows its lines, words and directions, so it does the moving.
 * Answers whether the key was one of these.
 */
export function moveCaret(
  root: HTMLElement,
  event: KeyboardEvent,
  last: SelectionEnds,
  body: string,
): boolean {
  const move = moveOf(event);
  if (move === null) return false;
  const selection = document.getSelection();
  const before = selectionEnds(root, selection) ?? last;
  selectEnds(root, before);
  if ('to' in move) {
    const focus = targetIn(body, before.focus, move.to);
    selectEnds(root, { anchor: event.shiftKey ? before.anchor : focus, focus });
  } else {
    selection?.modify(event.shiftKey ? 'extend' : 'move', move.way, move.by);
    // The browser would go on into the rest of the page.
    if (selectionEnds(root, selection) === null) selectEnds(root, before);
  }
  return true;
}

/** Scrolls as little as is needed for a line to be seen with the one before and after it. */
export function keepInSight(page: Element, line: DOMRect): void {
  const frame = page.getBoundingClientRect();
  const margin = 3 * line.height;
  if (line.top < frame.top + margin) page.scrollTop -= frame.top + margin - line.top;
  else if (line.bottom > frame.bottom - margin) {
    page.scrollTop += line.bottom - frame.bottom + margin;
  }
}

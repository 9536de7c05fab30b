import type { KeyboardEvent } from 'react';
import { selectEnds, selectionEnds, type SelectionEnds } from './selection-span.ts';

type Move =
  | { readonly by: string; readonly way: 'left' | 'right' | 'forward' | 'backward' }
  | { readonly to: 'start' | 'end' };

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
      return { by: far ? 'paragraph' : 'line', way: 'backward' };
    case 'ArrowDown':
      return { by: far ? 'paragraph' : 'line', way: 'forward' };
    case 'Home':
      return far ? { to: 'start' } : { by: 'lineboundary', way: 'backward' };
    case 'End':
      return far ? { to: 'end' } : { by: 'lineboundary', way: 'forward' };
    default:
      return null;
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
  length: number,
): boolean {
  const move = moveOf(event);
  if (move === null) return false;
  const selection = document.getSelection();
  const before = selectionEnds(root, selection) ?? last;
  selectEnds(root, before);
  if ('to' in move) {
    const focus = move.to === 'start' ? 0 : length;
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

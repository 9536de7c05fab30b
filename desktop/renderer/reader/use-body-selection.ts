import { useCallback, useEffect, useState, type RefObject } from 'react';
import { wordsSelected } from './selected-words.ts';
import { selectionSpan } from './selection-span.ts';
import type { Span } from '#shared/text/spans.ts';

/** Words selected in the body, and where beside them a button may stand, in pixels from the reader's page. */
export interface BodySelection {
  readonly span: Span;
  readonly top: number;
  readonly left: number;
}

/** Follows the selection in the body; null while there is none or the pointer still draws it. */
export function useBodySelection(
  page: RefObject<HTMLElement | null>,
  text: RefObject<HTMLElement | null>,
  body: string,
): { readonly selection: BodySelection | null; readonly clear: () => void } {
  const [selection, setSelection] = useState<BodySelection | null>(null);

  useEffect(() => {
    let drawing = false;
    const read = (): void => {
      if (drawing || page.current === null || text.current === null) return;
      setSelection(readSelection(page.current, text.current, body));
    };
    const down = (event: PointerEvent): void => {
      drawing = event.target instanceof Node && (text.current?.contains(event.target) ?? false);
    };
    const up = (): void => {
      drawing = false;
      read();
    };
    document.addEventListener('selectionchange', read);
    document.addEventListener('pointerdown', down);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', up);
    return () => {
      document.removeEventListener('selectionchange', read);
      document.removeEventListener('pointerdown', down);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', up);
    };
  }, [page, text, body]);

  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges();
    setSelection(null);
  }, []);
  return { selection, clear };
}

function readSelection(page: Element, text: Element, body: string): BodySelection | null {
  const selected = document.getSelection();
  const raw = selectionSpan(text, selected);
  const span = raw === null ? null : wordsSelected(body, raw);
  if (span === null || selected === null) return null;
  const rects = selected.getRangeAt(0).getClientRects();
  const last = rects[rects.length - 1];
  const frame = page.getBoundingClientRect();
  if (last === undefined) return { span, top: 0, left: 0 };
  return {
    span,
    top: last.bottom - frame.top + 6,
    // The end of the selection, but never so far right that the buttons would leave the page.
    left: Math.max(8, Math.min(last.right - frame.left - 40, frame.width - 250)),
  };
}

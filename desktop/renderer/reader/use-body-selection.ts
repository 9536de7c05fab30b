import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { wordsSelected } from './selected-words.ts';
import { caretBox, selectionEnds, selectionSpan, type SelectionEnds } from './selection-span.ts';
import type { Span } from '#shared/text/spans.ts';

/** A place in the reader's page, in pixels from its top left corner, however far it is scrolled. */
export interface PagePlace {
  readonly top: number;
  readonly left: number;
  readonly height: number;
}

/** Words selected in the body, and where beside them buttons may stand. */
export interface BodySelection {
  readonly span: Span;
  readonly place: PagePlace;
}

/** The selection in the body and the caret at its moving end. */
export interface BodyCaret {
  /** Null while there is none or the pointer still draws it. */
  readonly selection: BodySelection | null;
  /** Where the caret is drawn; null while the keyboard is elsewhere. */
  readonly caret: PagePlace | null;
  /** Where the caret was last in the body, in UTF-16 code units. */
  readonly lastEnds: () => SelectionEnds;
  /** Takes note of where the caret shall be when the keyboard comes back to the body. */
  readonly remember: (ends: SelectionEnds) => void;
  /** The words that are selected at this moment, which may be newer than what was drawn; null for none. */
  readonly read: () => Span | null;
  readonly clear: () => void;
}

/** Follows the selection and the caret in the body. */
export function useBodySelection(
  page: RefObject<HTMLElement | null>,
  text: RefObject<HTMLElement | null>,
  body: string,
): BodyCaret {
  const [selection, setSelection] = useState<BodySelection | null>(null);
  const [caret, setCaret] = useState<PagePlace | null>(null);
  const ends = useRef<SelectionEnds>({ anchor: 0, focus: 0 });

  useEffect(() => {
    let drawing = false;
    const read = (): void => {
      const [frame, root] = [page.current, text.current];
      if (frame === null || root === null) return;
      const selected = document.getSelection();
      const now = selectionEnds(root, selected);
      // Also while the pointer draws: what is drawn anew then puts back what is selected so far.
      if (now !== null) ends.current = now;
      if (drawing) return;
      const box =
        now !== null && root === document.activeElement ? caretBox(root, now.focus) : null;
      setCaret(box === null ? null : placeIn(frame, box));
      const raw = selectionSpan(root, selected);
      const span = raw === null ? null : wordsSelected(body, raw);
      setSelection(span === null ? null : { span, place: placeOf(frame, selected) });
    };
    const down = (event: PointerEvent): void => {
      drawing = event.target instanceof Node && (text.current?.contains(event.target) ?? false);
    };
    const up = (): void => {
      drawing = false;
      read();
    };
    const root = text.current;
    const resized = new ResizeObserver(read);
    if (root !== null) resized.observe(root);
    document.addEventListener('selectionchange', read);
    document.addEventListener('pointerdown', down);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', up);
    root?.addEventListener('focus', read);
    root?.addEventListener('blur', read);
    return () => {
      resized.disconnect();
      document.removeEventListener('selectionchange', read);
      document.removeEventListener('pointerdown', down);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', up);
      root?.removeEventListener('focus', read);
      root?.removeEventListener('blur', read);
    };
  }, [page, text, body]);

  const read = useCallback(() => {
    const raw = text.current === null ? null : selectionSpan(text.current, document.getSelection());
    return raw === null ? null : wordsSelected(body, raw);
  }, [text, body]);
  const clear = useCallback(() => {
    // What is drawn anew puts the caret back, but not the selection.
    const { focus } = ends.current;
    ends.current = { anchor: focus, focus };
    document.getSelection()?.removeAllRanges();
    setSelection(null);
    setCaret(null);
  }, []);
  const lastEnds = useCallback(() => ends.current, []);
  const remember = useCallback((next: SelectionEnds) => {
    ends.current = next;
  }, []);
  return { selection, caret, lastEnds, remember, read, clear };
}

function placeOf(frame: Element, selected: Selection | null): PagePlace {
  const rects = selected?.getRangeAt(0).getClientRects() ?? [];
  const last = rects[rects.length - 1];
  return last === undefined ? { top: 0, left: 0, height: 0 } : placeIn(frame, last, last.right);
}

function placeIn(frame: Element, box: DOMRect, left = box.left): PagePlace {
  const corner = frame.getBoundingClientRect();
  return {
    top: box.top - corner.top + frame.scrollTop,
    left: left - corner.left + frame.scrollLeft,
    height: box.height,
  };
}

import type { Span } from '#shared/text/spans.ts';

/** The two ends of a selection in the body, in UTF-16 code units: `focus` is the one that moves. */
export interface SelectionEnds {
  readonly anchor: number;
  readonly focus: number;
}

/**
 * Where the browser's selection lies in the article's body, in UTF-16 code units; null when it is empty or has
 * no part of the body. Each paragraph's element carries the offset of its first code unit in `data-start` and
 * holds the body's text and nothing else, so the text before a point is counted, however the paragraph is cut
 * into highlights. A point between paragraphs, as a triple click leaves it, counts as the end of the one before.
 */
export function selectionSpan(root: Element, selection: Selection | null): Span | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const paragraphs = paragraphsIn(root);
  const start = bodyOffset(paragraphs, range.startContainer, range.startOffset);
  const end = bodyOffset(paragraphs, range.endContainer, range.endOffset);
  return start < end ? { start, end } : null;
}

/** Where the ends of the browser's selection are, also of an empty one; null where its moving end is not in the body. */
export function selectionEnds(root: Element, selection: Selection | null): SelectionEnds | null {
  const { anchorNode, focusNode } = selection ?? {};
  if (!selection || !anchorNode || !focusNode || !root.contains(focusNode)) return null;
  const paragraphs = paragraphsIn(root);
  return {
    anchor: bodyOffset(paragraphs, anchorNode, selection.anchorOffset),
    focus: bodyOffset(paragraphs, focusNode, selection.focusOffset),
  };
}

/** Selects from one offset of the body to another in the browser; an empty selection where both are the same. */
export function selectEnds(root: Element, { anchor, focus }: SelectionEnds): void {
  const [from, to] = [pointAt(root, anchor), pointAt(root, focus)];
  if (from === null || to === null) return;
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** Where an offset of the body is on the screen, as a line as high as the text; null where there is no text. */
export function caretBox(root: Element, offset: number): DOMRect | null {
  const point = pointAt(root, offset);
  if (point === null) return null;
  const range = document.createRange();
  range.setStart(point.node, point.offset);
  const [box] = range.getClientRects();
  if (box !== undefined && box.height > 0) return box;
  // At some edges an empty range has no box; the character before has one.
  range.setStart(point.node, Math.max(0, point.offset - 1));
  range.setEnd(point.node, point.offset);
  const boxes = range.getClientRects();
  const last = boxes[boxes.length - 1];
  return last === undefined ? null : new DOMRect(last.right, last.top, 0, last.height);
}

function paragraphsIn(root: Element): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-start]')];
}

function pointAt(root: Element, offset: number): { node: Text; offset: number } | null {
  let found: { node: Text; offset: number } | null = null;
  for (const paragraph of paragraphsIn(root)) {
    let start = Number(paragraph.dataset['start']);
    if (found !== null && start > offset) return found;
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!(node instanceof Text)) continue;
      // The end of what was passed stands for an offset between two paragraphs.
      found = { node, offset: Math.max(0, Math.min(node.length, offset - start)) };
      if (offset <= start + node.length) return found;
      start += node.length;
    }
  }
  return found;
}

function bodyOffset(paragraphs: readonly HTMLElement[], node: Node, offset: number): number {
  let before = 0;
  for (const paragraph of paragraphs) {
    const first = Number(paragraph.dataset['start']);
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    const place = range.comparePoint(node, offset);
    if (place < 0) return before;
    if (place === 0) {
      range.setEnd(node, offset);
      return first + range.toString().length;
    }
    before = first + paragraph.textContent.length;
  }
  return before;
}

import type { Span } from '#shared/text/spans.ts';

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
  const paragraphs = [...root.querySelectorAll<HTMLElement>('[data-start]')];
  const start = bodyOffset(paragraphs, range.startContainer, range.startOffset);
  const end = bodyOffset(paragraphs, range.endContainer, range.endOffset);
  return start < end ? { start, end } : null;
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

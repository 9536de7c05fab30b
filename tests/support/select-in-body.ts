import type { Page } from 'playwright-core';

/** Selects words in the open article with the mouse, from the first letter to the last. */
export async function selectInBody(page: Page, words: string): Promise<void> {
  const ends = await page.evaluate((wanted) => {
    for (const paragraph of document.querySelectorAll('p[data-start]')) {
      const start = (paragraph.textContent ?? '').indexOf(wanted);
      if (start < 0) continue;
      paragraph.scrollIntoView({ block: 'center' });
      const isRightToLeft = getComputedStyle(paragraph).direction === 'rtl';
      // Marks cut the text into pieces.
      const edge = (at: number, side: 'start' | 'end'): { x: number; y: number } => {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        let left = at;
        let node = walker.nextNode();
        while (node !== null && left >= (node.nodeValue ?? '').length) {
          left -= (node.nodeValue ?? '').length;
          node = walker.nextNode();
        }
        const range = document.createRange();
        range.setStart(node ?? paragraph, left);
        range.setEnd(node ?? paragraph, left + 1);
        const box = range.getBoundingClientRect();
        // A little within the letter.
        const x = (side === 'start') === isRightToLeft ? box.right - 1 : box.left + 1;
        return { x, y: box.top + box.height / 2 };
      };
      return [edge(start, 'start'), edge(start + wanted.length - 1, 'end')];
    }
    return [];
  }, words);
  const [from, to] = ends;
  if (from === undefined || to === undefined) {
    throw new Error(`The article does not show these words in one piece: ${words}`);
  }
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
}

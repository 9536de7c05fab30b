import type { Page } from 'playwright-core';

/** Selects words in the open article with the mouse, from the first letter to the last. */
export async function selectInBody(page: Page, words: string): Promise<void> {
  const ends = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!node.parentElement?.closest('p[data-start]')) continue;
      const start = (node.nodeValue ?? '').indexOf(wanted);
      if (start < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      const edge = (from: number, side: 'left' | 'right'): { x: number; y: number } => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + 1);
        const box = range.getBoundingClientRect();
        return { x: box[side], y: box.top + box.height / 2 };
      };
      return [edge(start, 'left'), edge(start + wanted.length - 1, 'right')];
    }
    return [];
  }, words);
  const [from, to] = ends;
  if (from === undefined || to === undefined) {
    throw new Error(`The article does not show these words in one piece: ${words}`);
  }
  await page.mouse.move(from.x + 1, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y);
  await page.mouse.move(to.x - 1, to.y);
  await page.mouse.up();
}

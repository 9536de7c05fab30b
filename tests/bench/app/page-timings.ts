import type { Page } from 'playwright-core';
import { z } from 'zod';

const numbers = z.array(z.number());

// Milliseconds; what is not there by then never will be.
const patience = 30_000;

/** Resolves once an expression holds in the page, whose policy forbids what Playwright would do for this. */
export async function until(page: Page, expression: string): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const look = () => (${expression}) ? resolve(true) : setTimeout(look, 5);
    look();
  })`);
}

/** When the blank window had drawn its page, in milliseconds of its page's clock. */
export async function firstPaint(page: Page): Promise<number> {
  const moments = await page.evaluate(
    `new Promise((resolve) => new PerformanceObserver((list) =>
       resolve(list.getEntries().map(({ startTime }) => startTime))).observe({ type: 'paint', buffered: true }))`,
  );
  return Math.min(...numbers.parse(moments));
}

/** When the desk had drawn its first list, in milliseconds of its page's clock. */
export async function firstList(page: Page): Promise<number> {
  await until(page, `performance.getEntriesByName('first list').length > 0`);
  return z
    .number()
    .parse(await page.evaluate(`performance.getEntriesByName('first list')[0].startTime`));
}

/** Begins to note the tasks of the page that hold it up for more than 50 ms, and answers a way to read how long they took. */
export async function watchLongTasks(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(`window.longTasks = []; new PerformanceObserver((list) =>
    window.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({ type: 'longtask' });`);
  return async () => numbers.parse(await page.evaluate('window.longTasks'));
}

/** Presses keys one after the other and answers how many milliseconds each took until what it did was painted. */
export async function keysToPaint(page: Page, keys: readonly string[]): Promise<readonly number[]> {
  await page.evaluate(`window.keyTimes = []; window.noteKey ??= (document.addEventListener('keydown', (event) => {
    // After the frame in which whatever the key changed is drawn.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.keyTimes.push(performance.now() - event.timeStamp);
      channel.port2.postMessage(null);
    });
  }, true), true);`);
  for (const [index, key] of keys.entries()) {
    await page.keyboard.press(key);
    await until(page, `window.keyTimes.length > ${index}`);
  }
  return numbers.parse(await page.evaluate('window.keyTimes'));
}

/** Moves down a list; each key counts until the row that it leads to is painted with its words. */
export async function rowsToPaint(
  page: Page,
  times: number,
  key: string,
): Promise<readonly number[]> {
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    await page.evaluate(
      `window.rowBefore = document.querySelector('.list-scroll').getAttribute('aria-activedescendant')`,
    );
    const drawn = `(() => {
      const now = document.querySelector('.list-scroll').getAttribute('aria-activedescendant');
      return now !== window.rowBefore && (document.getElementById(now)?.textContent ?? '') !== '';
    })()`;
    took.push(await keyToPaint(page, key, drawn));
  }
  return took;
}

/** Opens the row that is active, and answers the milliseconds until its article is painted with all its quotes. */
export async function articleToPaint(page: Page, quotes: number): Promise<number> {
  return await keyToPaint(
    page,
    'Enter',
    `document.querySelectorAll('article mark').length >= ${quotes}`,
  );
}

// Milliseconds from a key until what an expression asks for is painted. The page listens before the key is pressed: the
// key takes another way to it than what it is asked.
async function keyToPaint(page: Page, key: string, drawn: string): Promise<number> {
  await page.evaluate(`void (window.keyPainted = new Promise((resolve, reject) => {
    document.addEventListener('keydown', (event) => {
      const look = () => {
        if (performance.now() - event.timeStamp > ${patience}) {
          reject(new Error('What the key should lead to does not appear.'));
        } else if (!(${drawn})) {
          requestAnimationFrame(look);
        } else {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        }
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  }))`);
  await page.keyboard.press(key);
  return z.number().parse(await page.evaluate('window.keyPainted'));
}

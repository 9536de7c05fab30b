import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const found = z.array(
  z.looseObject({ id: z.string(), nodes: z.array(z.looseObject({ html: z.string() })) }),
);

/** What axe finds wrong with a part of the page as it stands, in light and then in dark: the rule and the elements. */
export async function accessibilityViolations(
  page: Page,
  part = 'main',
): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const violations: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    // A colour that is still on its way to the other theme is nobody's to judge.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    const answer: unknown = await page.evaluate(
      `axe.run('${part}').then((result) => result.violations)`,
    );
    for (const { id, nodes } of found.parse(answer)) {
      violations.push(...nodes.map(({ html }) => `${colorScheme} ${id}: ${html}`));
    }
  }
  return violations;
}

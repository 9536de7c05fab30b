import axe from 'axe-core';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { openRendererPage } from '#tests/support/renderer-page.ts';

const size = { width: 1280, height: 800 };

test('Whoever opens a desk whose file was damaged reads what became of it, until they put that away', async () => {
  const opened = await openRendererPage(size, undefined, null, (path) =>
    writeFileSync(path, 'Not a database at all, whatever its name says. '.repeat(100)),
  );
  onTestFinished(() => opened.close());
  const { page, replica } = opened;
  const notice = page.getByRole('status', { name: 'Notice' });
  await notice.filter({ hasText: /^The local data was damaged\./ }).waitFor();
  const folder = join(repositoryRoot, 'tests/artefacts/notice');
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, `${colorScheme}.png`) });
  }
  await page.evaluate(axe.source);
  const found = z
    .object({ violations: z.array(z.object({ id: z.string() })) })
    .parse(await page.evaluate("axe.run('.notice')"));
  expect(found.violations).toEqual([]);

  await page.getByRole('button', { name: 'Put this notice away' }).click();
  await expect.poll(() => notice.textContent()).toBe('');
  expect(await replica.answerer.status({})).toMatchObject({ notice: null });
});

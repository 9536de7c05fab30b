import axe from 'axe-core';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { create, update } from '#tests/support/edits.ts';
import { openRendererPage } from '#tests/support/renderer-page.ts';

const ada = create('actor', { kind: 'person', name: 'Ada Lind', country: 'NO' });

async function desk() {
  const opened = await openRendererPage();
  onTestFinished(() => opened.close());
  const { page } = opened;
  page.setDefaultTimeout(10_000);
  await opened.save(ada);
  const line = page.getByRole('status', { name: 'Undo' });
  const says = async (text: string | RegExp): Promise<void> =>
    await line.filter({ hasText: text }).waitFor();
  const shot = async (name: string): Promise<void> => {
    const folder = join(repositoryRoot, 'tests/artefacts/undo');
    await mkdir(folder, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
    }
  };
  const openAda = async (): Promise<void> => {
    await page.keyboard.press('Control+3');
    await page.getByRole('row').filter({ hasText: 'Ada Lind' }).click();
    await page.getByRole('form', { name: 'Actor' }).waitFor();
  };
  const name = page.getByRole('form', { name: 'Actor' }).getByLabel('Name', { exact: true });
  const description = page.getByRole('form', { name: 'Actor' }).getByLabel('Description');
  const fromMenu = async (command: 'undo' | 'redo'): Promise<void> =>
    await page.evaluate(
      (detail) => void window.dispatchEvent(new CustomEvent('main', { detail })),
      { event: 'command', id: command },
    );
  return { ...opened, line, says, shot, openAda, name, description, fromMenu };
}

test('Ctrl+Z outside of a text field undoes what was saved last, and says what that was', async () => {
  const { page, says, shot, openAda, name, description, replica, complaints } = await desk();
  await openAda();
  await description.fill('Harbour pilot');
  await description.press('Control+Enter');
  await expect
    .poll(async () => JSON.stringify(await replica.answerer.listOutbox({})))
    .toContain('Harbour pilot');
  const before = await name.boundingBox();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+z');
  await says('Undone: description of the actor “Ada Lind”.');
  expect(await description.inputValue()).toBe('');
  // It lies over the page: nothing moved.
  expect(await name.boundingBox()).toEqual(before);
  await shot('1-undone');

  await page.getByRole('button', { name: 'Redo' }).click();
  await says('Redone: description of the actor “Ada Lind”.');
  expect(await description.inputValue()).toBe('Harbour pilot');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await says('Undone: making the actor “Ada Lind”.');
  await page.keyboard.press('Control+z');
  await says('There is nothing to undo.');
  await page.keyboard.press('Control+Shift+z');
  await says('Redone: making the actor “Ada Lind”.');
  await page.keyboard.press('Control+y');
  await says('Redone: description of the actor “Ada Lind”.');
  await page.evaluate(axe.source);
  const found = await page.evaluate('axe.run(document)');
  const schema = z.object({ violations: z.array(z.object({ id: z.string(), help: z.string() })) });
  expect(schema.parse(found).violations).toEqual([]);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('button', { name: 'Dismiss' }).waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test('inside a text field the field’s own undo stays, also from the menu', async () => {
  const { page, line, openAda, description, fromMenu, replica } = await desk();
  await openAda();
  await description.focus();
  await page.keyboard.insertText('Pilot');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => await description.inputValue()).toBe('');
  await page.keyboard.insertText('Captain');
  await fromMenu('undo');
  await expect.poll(async () => await description.inputValue()).toBe('');
  await fromMenu('redo');
  await expect.poll(async () => await description.inputValue()).toBe('Captain');
  // Nothing that was saved was touched.
  expect(await line.innerText()).toBe('');
  expect(await replica.answerer.listOutbox({})).toHaveLength(1);
});

test('the menu undoes what was saved when nothing is being typed', async () => {
  const { page, says, shot, save, replica, fromMenu, openAda } = await desk();
  await save(update(ada, { country: 'SE', description: 'Pilot' }));
  await save(update(ada, { country: 'DK' }));
  await openAda();
  await page.getByRole('grid').focus();
  await fromMenu('undo');
  await says('Undone: country of the actor “Ada Lind”.');
  // What is saved after undoing is the next to be undone.
  await save(update(ada, { country: 'FI' }));
  await fromMenu('undo');
  await says('Undone: country of the actor “Ada Lind”.');
  await fromMenu('redo');
  await says('Redone: country of the actor “Ada Lind”.');
  const record = (await replica.answerer.getActor({ id: ada.id }))?.actor.record;
  expect(record?.fields.country).toBe('FI');
  await shot('2-menu');
});

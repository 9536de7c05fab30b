import axe from 'axe-core';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { create, remove, update } from '#tests/support/edits.ts';
import { openRendererPage } from '#tests/support/renderer-page.ts';
import { scriptedServer } from '#tests/sync/scripted-server.ts';

const ada = create('actor', { kind: 'person', name: 'Ada Lind' });
const mira = create('actor', { kind: 'person', name: 'Mira Olt' });
const trade = create('topic', { name: 'Trade' });
const article = create('article', {
  headline: 'Ministry sees progress',
  body: 'We see real progress in the talks, said Mira Olt.',
});
const note =
  'Checked against the recording of the press conference on Tuesday; the words before the pause ' +
  'are hard to hear, so the transcript of the ministry was used for them.';
const quote = create('quote', {
  articleId: article.id,
  reportedText: 'We see real progress in the talks',
  segments: [{ start: 0, end: 33, prefix: '', suffix: ', said Mira Olt.' }],
  cue: 'said',
  note,
  attributions: [{ actorId: mira.id, part: 'speaker', role: null }],
});

/** A desk's page and a server on which somebody else changes records while the page reaches none. */
async function desk(...creates: readonly Edit[]) {
  const server = await scriptedServer();
  const page = await openRendererPage(undefined, server.address());
  onTestFinished(() => page.close());
  const until = (holds: () => Promise<boolean>): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        holds().then((held) => {
          if (!held) return;
          stop();
          resolve();
        }, reject);
      };
      const stop = page.replica.onEvent(look);
      look();
    });
  for (const edit of creates) await page.save(edit);
  const settled = async () => (await page.replica.answerer.status({})).waiting === 0;
  await until(settled);
  await server.stop();
  const other = create('actor', { name: 'x', kind: 'person' }).id;
  server.hello = { ...server.hello, editors: [{ id: other, name: 'Jonas Berg' }] };
  const theirs = (id: string, fields: object, deletedAt: string | null = null): void => {
    const record = server.records.get(id);
    if (record === undefined) throw new Error('not on the server');
    const meta = { revision: record.revision + 1, updatedBy: other, deletedAt };
    server.put({ ...record, ...meta, fields: { ...record.fields, ...fields } } as AnyRecord);
  };
  const shot = async (name: string): Promise<void> => {
    const folder = join(repositoryRoot, 'tests/artefacts/conflicts');
    await mkdir(folder, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.page.emulateMedia({ colorScheme });
      await page.page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
    }
  };
  const inConflict = async (): Promise<void> => {
    await server.start();
    await until(async () => (await page.replica.answerer.status({})).conflicts > 0);
  };
  return { ...page, server, theirs, until, settled, shot, inConflict };
}

/** Opens the first conflict from the sync panel, by keyboard. */
async function openFirst({ page }: Awaited<ReturnType<typeof desk>>): Promise<void> {
  await page.getByRole('button', { name: 'Show what is waiting' }).press('Enter');
  const toDecide = page.getByRole('region', { name: 'To be decided by you' });
  await toDecide.getByRole('button').first().press('Enter');
  await page.getByRole('region', { name: 'Conflict', exact: true }).waitFor();
}

async function violations(page: Awaited<ReturnType<typeof desk>>['page']): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate('axe.run(document)');
  const schema = z.object({ violations: z.array(z.object({ id: z.string(), help: z.string() })) });
  return schema.parse(found).violations.map(({ id, help }) => `${id}: ${help}`);
}

test('a conflict over fields is seen, understood and resolved by keyboard alone', async () => {
  const all = await desk(ada, mira, trade, article, quote);
  const { page, server, theirs } = all;
  theirs(quote.id, {
    cue: 'insisted',
    note: note.replace('on Tuesday', 'on Wednesday'),
    status: 'in_review',
    attributions: [
      { actorId: mira.id, part: 'speaker', role: 'minister' },
      { actorId: ada.id, part: 'mentioned', role: null },
    ],
  });
  await all.save(
    update(quote, {
      cue: 'stressed',
      note: note.replace('transcript of the ministry', 'own transcript'),
      status: 'disputed',
      attributions: [
        { actorId: mira.id, part: 'speaker', role: 'spokesperson' },
        { actorId: ada.id, part: 'on_behalf_of', role: null },
      ],
      venue: 'Oslo',
    }),
  );
  await all.inConflict();
  await page.getByRole('status', { name: 'Sync' }).filter({ hasText: '1 conflict' }).waitFor();
  await page.getByRole('button', { name: 'Show what is waiting' }).click();
  await page.getByText('To be decided by you').waitFor();
  await all.shot('1-panel');
  await page.keyboard.press('Escape');

  await openFirst(all);
  await page.getByRole('heading', { name: /Jonas Berg changed .*cue/ }).waitFor();
  await page.getByText('Saved along with it, as nobody else changed it: venue.').waitFor();
  await all.shot('2-fields');
  expect(await violations(page)).toEqual([]);

  const group = (name: string) => page.getByRole('group', { name, exact: true });
  // The page begins on its first field; each letter chooses, Tab goes on.
  const begins = await page.evaluate('document.activeElement.closest("fieldset").dataset.field');
  const order = await page
    .locator('fieldset[data-field]')
    .evaluateAll((fields) => fields.map((field) => field.getAttribute('data-field')));
  expect(begins).toBe(order[0]);
  await page.keyboard.press('Shift+T');
  await page.getByText('All chosen').waitFor();
  await group('Status').getByRole('radio', { name: 'Yours' }).press('m');
  await group('Cue').getByRole('radio').first().press('e');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Said matter-of-factly');
  await all.shot('3-chosen');
  await page.keyboard.press('Control+Enter');
  await all.until(async () => (await all.replica.answerer.status({})).conflicts === 0);
  await all.until(all.settled);
  expect(server.records.get(quote.id)?.fields).toMatchObject({
    cue: 'Said matter-of-factly',
    status: 'disputed',
    venue: 'Oslo',
    note: note.replace('on Tuesday', 'on Wednesday'),
  });
  await page.getByText('Nothing waiting').waitFor();
  expect(all.complaints).toEqual([]);
});

test('a record’s own page says that it is in conflict, and leads to it', async () => {
  const all = await desk(ada);
  const { page } = all;
  all.theirs(ada.id, { description: 'Harbour pilot' });
  await all.save(update(ada, { description: 'Pilot' }));
  await all.inConflict();
  await page.keyboard.press('Control+3');
  await page.getByRole('row').filter({ hasText: 'Ada Lind' }).click();
  const notice = page.getByRole('note', { name: 'Conflict' });
  await notice.waitFor();
  expect(await notice.innerText()).toMatch(/Jonas Berg changed description of this actor as well/);
  await all.shot('4-notice');
  await notice.getByRole('button', { name: 'Resolve' }).press('Enter');
  await page.getByRole('heading', { name: /Jonas Berg changed description/ }).waitFor();
  await page.keyboard.press('Escape');
  await notice.waitFor();
  expect(all.complaints).toEqual([]);
});

test('a deletion against a change is told in plain words, both ways round', async () => {
  const all = await desk(ada, trade);
  const { page, server } = all;
  all.theirs(trade.id, { description: 'Goods and services' });
  all.theirs(ada.id, {}, '2026-01-02T03:04:05Z');
  server.judge = (edit) => {
    const record = server.records.get(edit.id);
    if (record === undefined) return null;
    const topic = [{ field: 'description', base: null, mine: null, theirs: 'Goods and services' }];
    const actor = [{ field: 'country', base: null, mine: 'NO', theirs: null }];
    if (edit.action === 'delete') {
      return { outcome: 'conflict', reason: 'changed_since', record, fields: topic };
    }
    const gone = edit.action === 'update' && record.deletedAt !== null;
    return gone ? { outcome: 'conflict', reason: 'deleted', record, fields: actor } : null;
  };
  await all.save(remove(trade));
  await all.save(update(ada, { country: 'NO' }));
  await all.inConflict();
  await openFirst(all);
  await page
    .getByRole('heading', { name: 'You deleted this topic, but Jonas Berg changed it meanwhile.' })
    .waitFor();
  await page.keyboard.press('t');
  await all.shot('5-deleted-by-me');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  // The next one comes by itself.
  await page
    .getByRole('heading', { name: 'Jonas Berg deleted this actor while you were changing it.' })
    .waitFor();
  await page.getByText('Conflict 1 of 1').waitFor();
  await page.keyboard.press('m');
  await all.shot('6-deleted-by-them');
  await page.keyboard.press('Control+Enter');
  await all.until(async () => (await all.replica.answerer.status({})).conflicts === 0);
  await all.until(all.settled);
  expect(server.records.get(ada.id)).toMatchObject({ deletedAt: null, fields: { country: 'NO' } });
  expect(server.records.get(trade.id)?.deletedAt).toBeNull();
  expect(all.complaints).toEqual([]);
});

test('one choice is made in all conflicts of its kind, with how many and which, and undone as one', async () => {
  const topics = ['Ports', 'Ferries', 'Fishing'].map((name) => create('topic', { name }));
  const all = await desk(ada, ...topics);
  const { page } = all;
  all.theirs(ada.id, { description: 'Harbour pilot' });
  await all.save(update(ada, { description: 'Pilot' }));
  for (const topic of topics) {
    all.theirs(topic.id, { description: 'Theirs' });
    await all.save(update(topic, { description: 'Mine' }));
  }
  await all.server.start();
  await all.until(async () => (await all.replica.answerer.status({})).conflicts === 4);
  await page.getByRole('button', { name: /^Conflicts/ }).click();
  const list = page.getByRole('region', { name: 'Conflicts' });
  await list.getByRole('listitem').filter({ hasText: 'Ports' }).getByRole('button').click();
  const alike = page.getByRole('checkbox', {
    name: /^Choose the same in the 2 other conflicts of this kind/,
  });
  await alike.waitFor();
  // A text of one's own is about this record alone.
  await page.keyboard.press('e');
  expect(await alike.isDisabled()).toBe(true);
  await page.getByRole('radio', { name: /^Theirs/ }).check();
  await page.keyboard.press('a');
  expect(await alike.isChecked()).toBe(true);
  await page.getByText('Which these are').click();
  await page
    .getByRole('listitem')
    .filter({ hasText: /^Fishing$/ })
    .waitFor();
  await all.shot('7-alike');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save the choice for 3' }).click();
  // The one of another kind is left.
  await page.getByRole('heading', { name: /changed description of this actor as well/ }).waitFor();
  const descriptions = () =>
    Promise.all(
      topics.map(
        async ({ id }) =>
          (await all.replica.answerer.getTopic({ id }))?.topic.record.fields.description,
      ),
    );
  expect(await descriptions()).toEqual(['Theirs', 'Theirs', 'Theirs']);
  expect((await all.replica.answerer.status({})).conflicts).toBe(1);
  expect(all.complaints).toEqual([]);
});

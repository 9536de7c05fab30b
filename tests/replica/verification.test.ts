import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { firstSchema } from '#desktop/replica/store/first-schema.ts';
import { migrate } from '#desktop/replica/store/migrate.ts';
import { openStore } from '#desktop/replica/store/store.ts';
import { completeFields } from '#shared/edits/apply-edit.ts';
import { create, update } from '#tests/support/edits.ts';
import { openDesk, temporaryFolder, type TestDesk } from '#tests/support/desk.ts';
import { scriptedServer } from '#tests/sync/scripted-server.ts';

async function verifiedQuote(desk: TestDesk) {
  const article = create('article', { headline: 'Ministers meet', body: 'We agree.' });
  const quote = create('quote', {
    articleId: article.id,
    reportedText: 'We agree.',
    status: 'verified',
  });
  for (const edit of [article, quote]) await desk.save(edit);
  const shown = async () => {
    const detail = await desk.answerer.getArticle({ id: article.id });
    const [view] = detail?.quotes ?? [];
    if (view === undefined) throw new Error('no quote');
    return view.record.fields;
  };
  return { quote, shown };
}

it('Changing a verified quote sends it back to review at once, offline and unsent as well', async () => {
  const desk = openDesk();
  const { quote, shown } = await verifiedQuote(desk);
  expect((await shown()).verifiedAt).not.toBeNull();
  await desk.save(update(quote, { note: 'seen' }));
  expect(await shown()).toMatchObject({ status: 'verified', note: 'seen' });
  await desk.save(update(quote, { cue: 'said' }));
  expect(await shown()).toMatchObject({ status: 'in_review', verifiedAt: null, cue: 'said' });
  await desk.save(update(quote, { status: 'verified' }));
  expect(await shown()).toMatchObject({ status: 'verified', cue: 'said' });
  expect((await shown()).verifiedAt).not.toBeNull();
});

it('Undoing a change that verified a verified quote anew leaves it verified, and so does doing it again (7.4)', async () => {
  const desk = openDesk();
  const { quote, shown } = await verifiedQuote(desk);
  await desk.save(update(quote, { cue: 'said', status: 'verified' }));
  expect(await desk.answerer.undo({})).toMatchObject({
    step: { done: true, fields: ['cue'], unverified: false },
  });
  expect(await shown()).toMatchObject({ status: 'verified', cue: null });
  await desk.answerer.redo({});
  expect(await shown()).toMatchObject({ status: 'verified', cue: 'said' });
});

it('Undoing such a change of what another had verified says that it is not verified any more (7.4)', async () => {
  const server = await scriptedServer();
  const desk = openDesk({ server: server.address(), token: 't' });
  const { quote, shown } = await verifiedQuote(desk);
  const sent = async () => (await desk.status()).waiting === 0;
  await desk.until(sent);
  await desk.save(update(quote, { cue: 'said', status: 'verified' }));
  await desk.until(sent);
  expect(await desk.answerer.undo({})).toMatchObject({ step: { done: true, unverified: true } });
  await desk.until(sent);
  expect(await shown()).toMatchObject({ status: 'in_review', cue: null });
});

it('Verifying again what was just changed reaches the server with the change', async () => {
  const server = await scriptedServer();
  const desk = openDesk({ server: server.address(), token: 't' });
  const { quote, shown } = await verifiedQuote(desk);
  await desk.until(async () => (await desk.status()).waiting === 0);
  await server.stop();
  await desk.save(update(quote, { cue: 'said' }));
  await desk.save(update(quote, { status: 'verified' }));
  expect(await shown()).toMatchObject({ status: 'verified', cue: 'said' });
  await server.start();
  await desk.until(async () => (await desk.status()).waiting === 0);
  expect(server.received.at(-1)?.edit).toMatchObject({
    changes: { cue: 'said', status: 'verified' },
  });
  expect(await shown()).toMatchObject({ status: 'verified', cue: 'said' });
});

it('A file from before quotes named who verified them is read, keeps its edits and is fetched anew', async () => {
  const path = join(temporaryFolder(), 'replica.sqlite');
  const store = openStore(path);
  migrate(store, [firstSchema]);
  const edit = create('quote', {
    articleId: '018f0000-0000-7000-8000-000000000001',
    reportedText: 'words',
  });
  const { verifiedBy: _by, verifiedAt: _at, ...fields } = completeFields('quote', edit.fields);
  const meta = { id: edit.id, revision: 4, deletedAt: null, createdBy: null, updatedBy: null };
  const at = '2024-05-29T10:00:00Z';
  const record = { kind: 'quote', ...meta, createdAt: at, updatedAt: at, fields };
  store.run('INSERT INTO base (id, kind, revision, generation, json) VALUES (?, ?, ?, ?, ?)', [
    edit.id,
    'quote',
    4,
    0,
    JSON.stringify(record),
  ]);
  store.run(`INSERT INTO outbox (record_id, edit, state, saved_at) VALUES (?, ?, 'queued', ?)`, [
    edit.id,
    JSON.stringify(update(edit, { note: 'seen' }, 4)),
    at,
  ]);
  store.run(`INSERT INTO meta (name, value) VALUES ('cursor', '"a.1.2"'), ('generation', '3')`, []);
  store.close();

  const desk = openDesk({ path });
  const again = openStore(path);
  const text = z.object({ json: z.string() });
  const [kept] = again.all('SELECT json FROM base', [], text);
  expect(JSON.parse(kept?.json ?? '')).toMatchObject({
    fields: { verifiedBy: null, verifiedAt: null },
  });
  const values = z.object({ name: z.string(), value: z.string() });
  const remembered = again.all('SELECT name, value FROM meta', [], values);
  expect(remembered).toContainEqual({ name: 'generation', value: '4' });
  expect(remembered.map(({ name }) => name)).not.toContain('cursor');
  again.close();
  const entries = await desk.answerer.listOutbox({});
  expect(entries).toMatchObject([{ label: 'words', edit: { changes: { note: 'seen' } } }]);
});

import { expect, it } from 'vitest';
import type { TestDesk } from '#tests/support/desk.ts';
import { openDesk, untilAny } from '#tests/support/desk.ts';
import { create, merge, update } from '#tests/support/edits.ts';
import { isSettled, serverOfDesks } from './faults/server-of-desks.ts';

const { start, stop, desk } = serverOfDesks();

const page = { direction: 'asc', offset: 0, limit: 50 } as const;
const actorOf = async (one: TestDesk, id: string) => {
  const record = (await one.answerer.getActor({ id }))?.actor.record;
  if (record === undefined) throw new Error(`There is no actor ${id}.`);
  return record;
};
const standsFor = async (one: TestDesk, { id }: { readonly id: string }) =>
  (await actorOf(one, id)).fields.mergedInto;
const quotesOf = async (one: TestDesk, actorId: string) =>
  (await one.answerer.listQuotes({ filter: { speakerId: actorId }, orderBy: 'createdAt', ...page }))
    .rows;
const found = async (one: TestDesk, text: string) =>
  (await one.answerer.listActors({ filter: { text }, orderBy: 'name', ...page })).rows.map(
    ({ id }) => id,
  );

function twoActors() {
  const article = create('article', { headline: 'Ferries', body: 'We sail on Monday.' });
  const stays = create('actor', { kind: 'organization', name: 'Amsel Harbour Board' });
  const goes = create('actor', { kind: 'organization', name: `Quayside Authority ${article.id}` });
  const quote = create('quote', {
    articleId: article.id,
    reportedText: 'We sail on Monday.',
    attributions: [{ actorId: goes.id, part: 'speaker', role: null }],
  });
  return { article, stays, goes, quote };
}

/** Two desks that hold two actors and a quote of the one, and then see nothing of each other. */
async function apart() {
  const [one, other] = [await desk(), await desk()];
  const records = twoActors();
  const { article, stays, goes, quote } = records;
  for (const edit of [article, stays, goes, quote]) await one.save(edit);
  await other.until(async () => (await other.answerer.getArticle({ id: article.id })) !== null);
  await other.until(async () => (await quotesOf(other, goes.id)).length === 1);
  await one.until(() => isSettled(one));
  await stop();
  return { one, other, ...records };
}

async function together(...desks: readonly TestDesk[]): Promise<void> {
  await start();
  for (const each of desks) await each.until(() => isSettled(each));
}

it('a merge without a server is seen at once, by every name and in every list, and leaves no trace when it is undone', async () => {
  const one = openDesk();
  const { article, stays, goes, quote } = twoActors();
  for (const edit of [article, stays, goes, quote]) await one.save(edit);
  const waiting = (await one.answerer.listOutbox({})).length;
  await one.save(merge(goes, stays));
  expect(await standsFor(one, goes)).toBe(stays.id);
  expect(await found(one, 'quayside')).toEqual([stays.id]);
  expect(await quotesOf(one, stays.id)).toMatchObject([
    { id: quote.id, speakers: ['Amsel Harbour Board'] },
  ]);
  const undone = await one.answerer.undo({});
  expect(undone).toMatchObject({ ok: true, step: { change: 'merged', done: true } });
  expect(await found(one, 'quayside')).toEqual([goes.id]);
  expect(await quotesOf(one, stays.id)).toEqual([]);
  expect(await one.answerer.listOutbox({})).toHaveLength(waiting);
});

it('a merge that was sent moves every record, and undoing it moves them back (5.11)', async () => {
  const { one, other, stays, goes, quote } = await apart();
  await one.save(merge(goes, stays));
  await together(one, other);
  await other.until(async () => (await quotesOf(other, stays.id)).length === 1);
  const [row] = await quotesOf(other, stays.id);
  expect(row).toMatchObject({ id: quote.id, speakers: ['Amsel Harbour Board'] });
  expect((await actorOf(other, stays.id)).fields.aliases).toMatchObject([
    { name: goes.fields.name },
  ]);
  expect(await one.answerer.undo({})).toMatchObject({ step: { change: 'merged', done: true } });
  await other.until(async () => (await standsFor(other, goes)) === null);
  await other.until(async () => (await quotesOf(other, goes.id)).length === 1);
  expect((await actorOf(other, stays.id)).fields.aliases).toEqual([]);
  expect(await one.answerer.redo({})).toMatchObject({ step: { done: true } });
  await other.until(async () => (await standsFor(other, goes)) === stays.id);
});

it.each([
  ['the same way', false],
  ['each into the other', true],
])(
  'both sides merge two actors, %s: they are one, and nobody is asked (5.11)',
  async (_how, crossed) => {
    const { one, other, stays, goes } = await apart();
    await one.save(merge(goes, stays));
    await other.save(crossed ? merge(stays, goes) : merge(goes, stays));
    await together(one, other);
    for (const each of [one, other]) {
      expect(await each.status()).toMatchObject({ failed: 0, conflicts: 0 });
    }
    const led = async (each: TestDesk) =>
      JSON.stringify([await standsFor(each, goes), await standsFor(each, stays)]);
    const fresh = await led(await desk());
    expect([
      JSON.stringify([stays.id, null]),
      ...(crossed ? [JSON.stringify([null, goes.id])] : []),
    ]).toContain(fresh);
    await untilAny(
      [one, other],
      async () => (await led(one)) === fresh && (await led(other)) === fresh,
    );
  },
);

it('an actor that somebody renamed meanwhile is merged only once its editor has seen that (5.11)', async () => {
  const { one, other, stays, goes } = await apart();
  await together(one, other);
  await other.save(update(goes, { name: 'Quayside Authority of Estmark' }));
  await one.until(async () => (await actorOf(one, goes.id)).revision === 2);
  // As a window sends it that has not drawn the new name yet.
  await one.save(merge(goes, stays, 1));
  await one.until(async () => (await one.status()).conflicts === 1);
  const [conflict] = await one.answerer.listConflicts({});
  expect(conflict).toMatchObject({
    reason: 'changed_since',
    edit: { action: 'merge' },
    fields: [{ field: 'name', theirs: 'Quayside Authority of Estmark' }],
  });
  expect(await standsFor(one, goes)).toBeNull();
  const number = conflict?.number ?? 0;
  expect(await one.answerer.resolveConflict({ number, resolution: { take: 'mine' } })).toEqual({
    ok: true,
  });
  await other.until(async () => (await standsFor(other, goes)) === stays.id);
});

it('two that cannot be one are told apart before anything is saved', async () => {
  const one = openDesk();
  const { stays, goes } = twoActors();
  const person = create('actor', { kind: 'person', name: 'Mira Dahl' });
  const board = create('actor', { kind: 'group', name: 'The pilots' });
  for (const edit of [stays, goes, person, board]) await one.save(edit);
  const refusal = async (edit: object) => await one.answerer.saveEdit({ edit });
  expect(await refusal(merge(person, stays))).toMatchObject({
    ok: false,
    error: { code: 'VALIDATION_FAILED', path: ['into'] },
  });
  expect(await refusal(merge(stays, stays))).toMatchObject({ ok: false });
  await one.save(merge(goes, stays));
  expect(await refusal(merge(board, goes))).toMatchObject({ ok: false, error: { path: ['into'] } });
  expect(await refusal({ ...merge(goes, stays), into: 'nobody' })).toMatchObject({
    ok: false,
    error: { code: 'VALIDATION_FAILED', path: ['into'] },
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import { create, update } from '#tests/support/edits.ts';
import { openDesk, type TestDesk } from '#tests/support/desk.ts';
import { replicaCalls } from '#desktop/ipc/replica-calls.ts';
import type { StepTaken } from '#desktop/ipc/replica-views.ts';
import { saveEdits } from '#desktop/replica/edits/save-edits.ts';
import { settleOutcomes } from '#desktop/replica/edits/settle-outcomes.ts';
import { takeStep } from '#desktop/replica/edits/take-step.ts';
import { baseOf, keepBase } from '#desktop/replica/store/base-rows.ts';
import { migrate } from '#desktop/replica/store/migrate.ts';
import { outboxRows } from '#desktop/replica/store/outbox.ts';
import { openStore } from '#desktop/replica/store/store.ts';
import { applyEdit } from '#shared/edits/apply-edit.ts';
import type { Edit } from '#shared/edits/edit.ts';

const actor = create('actor', { kind: 'person', name: 'Mira Dahl' });
const article = create('article', { headline: 'Slipway', body: 'The slipway is sound.' });
const quote = create('quote', {
  articleId: article.id,
  reportedText: 'The slipway is sound.',
  attributions: [{ actorId: actor.id, part: 'speaker', role: null }],
});

const saveAll = async (desk: TestDesk, edits: readonly Edit[]) =>
  desk.answerer.saveEdits({ edits: [...edits] });
const quotesOf = async (desk: TestDesk) =>
  (await desk.answerer.getArticle({ id: article.id }))?.quotes.map(({ record }) => record.id);

/** Undoes or redoes one step and answers what it was; null where there was none. */
async function take(desk: TestDesk, way: 'undo' | 'redo'): Promise<StepTaken | null> {
  const answer = await desk.answerer[way]({});
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.step;
}

describe('saving several edits at once', () => {
  it('takes edits that build on each other, and undoes and redoes them as one step', async () => {
    const desk = openDesk();
    await desk.save(article);
    expect(await saveAll(desk, [actor, quote])).toEqual({ ok: true });
    expect(await quotesOf(desk)).toEqual([quote.id]);
    expect(await take(desk, 'undo')).toMatchObject({
      kind: 'quote',
      speakers: ['Mira Dahl'],
      change: 'created',
      done: true,
      others: 1,
      othersLeft: 0,
    });
    expect(await quotesOf(desk)).toEqual([]);
    expect(await desk.answerer.getActor({ id: actor.id })).toBeNull();
    expect(await take(desk, 'redo')).toMatchObject({ kind: 'quote', done: true, others: 1 });
    expect(await quotesOf(desk)).toEqual([quote.id]);
    expect(await take(desk, 'undo')).toMatchObject({ kind: 'quote', others: 1 });
    expect(await take(desk, 'undo')).toMatchObject({ kind: 'article', others: 0 });
    expect(await take(desk, 'undo')).toBeNull();
  });

  it('saves none of them where one is refused, and says which', async () => {
    const desk = openDesk();
    await desk.save(article);
    const missing = create('actor', { kind: 'person', name: 'Nobody' });
    const attributions = [{ actorId: missing.id, part: 'speaker', role: null }] as const;
    const refused = await saveAll(desk, [
      actor,
      quote,
      update(quote, { attributions: [...attributions] }),
    ]);
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'REFERENCE_NOT_FOUND',
        path: ['2', 'changes', 'attributions', '0', 'actorId'],
      },
    });
    expect(await desk.answerer.saveEdits({ edits: [actor, { action: 'create' }] })).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_FAILED', path: ['1', 'kind'] },
    });
    expect((await desk.answerer.listOutbox({})).map(({ edit }) => edit.id)).toEqual([article.id]);
    expect(await take(desk, 'undo')).toMatchObject({ kind: 'article' });
  });

  it('changes one record twice in one step', async () => {
    const desk = openDesk();
    await desk.save(actor);
    await saveAll(desk, [update(actor, { name: 'Mira' }), update(actor, { country: 'SE' })]);
    expect(await take(desk, 'undo')).toMatchObject({
      kind: 'actor',
      fields: ['country', 'name'],
      others: 0,
    });
    expect((await desk.answerer.getActor({ id: actor.id }))?.actor.record.fields).toMatchObject({
      name: 'Mira Dahl',
      country: null,
    });
  });

  it('takes hundreds in one go, also of records that wait already, but no more than two thousand', async () => {
    const desk = openDesk();
    const topics = Array.from({ length: 200 }, (_, number) =>
      create('topic', { name: `Topic ${number}` }),
    );
    expect(await saveAll(desk, topics)).toEqual({ ok: true });
    const described = topics.map((topic) => update(topic, { description: 'One of many' }));
    expect(await saveAll(desk, described)).toEqual({ ok: true });
    expect(await desk.answerer.listOutbox({})).toHaveLength(200);
    expect(await take(desk, 'undo')).toMatchObject({ others: 199, fields: ['description'] });
    expect(await take(desk, 'undo')).toMatchObject({ others: 199, change: 'created' });
    expect(await desk.answerer.listOutbox({})).toEqual([]);
    const tooMany = { edits: Array.from({ length: 2001 }, () => topics[0]) };
    expect(replicaCalls.saveEdits.argument.safeParse(tooMany).success).toBe(false);
  });
});

it('takes back what nobody changed since, and counts what stays as it is', () => {
  const store = openStore(':memory:');
  onTestFinished(() => store.close());
  migrate(store);
  const stamp = { at: '2026-01-02T03:04:05Z', by: null };
  const topics = ['Trade', 'Ferries', 'Ports'].map((name) => create('topic', { name }));
  expect(saveEdits(store, topics, stamp.at)).toMatchObject({ ok: true });
  // All three reach the server, where somebody renames one of them.
  for (const row of outboxRows(store)) {
    const record = applyEdit(null, row.edit, stamp);
    if (record !== null) settleOutcomes(store, [{ row, outcome: { outcome: 'applied', record } }]);
  }
  const [, ferries] = topics;
  const renamed = applyEdit(
    baseOf(store, ferries?.id ?? ''),
    update({ kind: 'topic', id: ferries?.id ?? '' }, { name: 'Car ferries' }),
    stamp,
  );
  if (renamed !== null) keepBase(store, [renamed]);
  expect(takeStep(store, 'undo', stamp.at)).toMatchObject({
    step: { label: 'Ports', change: 'created', done: true, others: 1, othersLeft: 1 },
  });
  expect(outboxRows(store).map(({ edit }) => edit)).toMatchObject([
    { action: 'delete', id: topics[2]?.id },
    { action: 'delete', id: topics[0]?.id },
  ]);
  expect(takeStep(store, 'redo', stamp.at)).toMatchObject({ step: { others: 1, othersLeft: 0 } });
  expect(outboxRows(store)).toEqual([]);
});

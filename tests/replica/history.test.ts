import { expect, it } from 'vitest';
import { create, remove, update } from '#tests/support/edits.ts';
import { openDesk, type TestDesk } from '#tests/support/desk.ts';

const topic = create('topic', { name: 'Trade', description: 'Goods' });
const of = { kind: 'topic', id: topic.id } as const;
const topicOf = async (desk: TestDesk) =>
  (await desk.answerer.getTopic({ id: topic.id }))?.topic.record;

it('what waits on a record is told as its changes, the newest first, also where nothing can be asked (6.4)', async () => {
  const desk = openDesk();
  const below = create('topic', { name: 'Tariffs', parentId: topic.id });
  await desk.save(topic);
  await desk.save(below);
  await desk.save(update(topic, { name: 'Commerce' }));
  expect(await desk.answerer.waitingHistory({ kind: 'topic', id: below.id })).toMatchObject({
    label: 'Tariffs',
    changes: [{ action: 'create', after: { parentId: topic.id } }],
    names: { [topic.id]: 'Commerce' },
  });
  // The unsent update is one with the create.
  expect((await desk.answerer.waitingHistory(of)).changes).toMatchObject([
    { action: 'create', state: 'queued', before: {}, after: { name: 'Commerce' } },
  ]);
  expect(await desk.answerer.readHistory({ ...of, below: null, limit: 10 })).toEqual({
    ok: false,
    message: 'This desk has no server.',
  });
});

it('putting a change back is an edit that waits, leaves what somebody changed since, and can be undone (7.4)', async () => {
  const desk = openDesk();
  await desk.save({ ...topic, fields: { name: 'Commerce', description: 'Goods and services' } });
  const change = {
    ...of,
    action: 'update',
    before: { name: 'Trade', description: 'Goods' },
    after: { name: 'Business', description: 'Goods and services' },
  } as const;
  expect(await desk.answerer.putBack(change)).toMatchObject({
    ok: true,
    step: { done: true, fields: ['description'], left: ['name'] },
  });
  expect((await topicOf(desk))?.fields).toMatchObject({ name: 'Commerce', description: 'Goods' });
  expect((await desk.status()).waiting).toBe(1);
  await desk.answerer.undo({});
  expect((await topicOf(desk))?.fields.description).toBe('Goods and services');
});

it('a deletion is put back by bringing the record back, and a restoring by deleting it', async () => {
  const desk = openDesk({ sample: [topic] });
  const whole = { ...of, before: {}, after: {} };
  await desk.save(remove(topic));
  expect((await desk.answerer.waitingHistory(of)).changes).toMatchObject([{ action: 'delete' }]);
  expect(await desk.answerer.putBack({ ...whole, action: 'delete' })).toMatchObject({
    ok: true,
    step: { done: true, change: 'deleted' },
  });
  expect((await topicOf(desk))?.deletedAt).toBeNull();
  await desk.answerer.putBack({ ...whole, action: 'restore' });
  expect((await topicOf(desk))?.deletedAt).not.toBeNull();
});

it('a set gives and takes the members of the change only', async () => {
  const desk = openDesk();
  const alias = (name: string) => ({ name, language: null, kind: 'other' as const });
  const actor = create('actor', {
    kind: 'person',
    name: 'Mira Olt',
    aliases: [alias('M. Olt'), alias('Olt')],
  });
  await desk.save(actor);
  await desk.answerer.putBack({
    kind: 'actor',
    id: actor.id,
    action: 'update',
    before: { aliases: [alias('Mira')] },
    after: { aliases: [alias('Mira'), alias('Olt')] },
  });
  const fields = (await desk.answerer.getActor({ id: actor.id }))?.actor.record.fields;
  expect(fields?.aliases).toEqual([alias('M. Olt')]);
});

it('what only a newer server knows of a change is left out, and what there is nothing to put back of is said', async () => {
  const desk = openDesk();
  await desk.save(topic);
  const colours = { before: { colour: 'red' }, after: { colour: 'blue' } };
  expect(await desk.answerer.putBack({ ...of, action: 'update', ...colours })).toMatchObject({
    ok: true,
    step: { done: false, fields: [], left: [] },
  });
});

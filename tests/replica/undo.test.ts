import { describe, expect, it } from 'vitest';
import { create, remove, update } from '#tests/support/edits.ts';
import { openDesk, type TestDesk } from '#tests/support/desk.ts';
import type { StepTaken } from '#desktop/ipc/replica-views.ts';

const outbox = async (desk: TestDesk) => desk.answerer.listOutbox({});
const topicOf = async (desk: TestDesk, id: string) =>
  (await desk.answerer.getTopic({ id }))?.topic.record ?? null;

/** Undoes or redoes one step and answers what it was; null where there was none. */
async function take(desk: TestDesk, way: 'undo' | 'redo'): Promise<StepTaken | null> {
  const answer = await desk.answerer[way]({});
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.step;
}

describe('undoing what was not sent', () => {
  const topic = create('topic', { name: 'Trade', description: 'Goods' });

  it('takes the value back, says which, and puts it there again (7.4)', async () => {
    const desk = openDesk();
    await desk.save(topic);
    await desk.save(update(topic, { name: 'Commerce', description: null }));
    expect(await take(desk, 'undo')).toMatchObject({
      kind: 'topic',
      label: 'Trade',
      change: 'changed',
      done: true,
      fields: ['description', 'name'],
      left: [],
    });
    expect((await topicOf(desk, topic.id))?.fields).toMatchObject(topic.fields);
    await take(desk, 'redo');
    expect((await topicOf(desk, topic.id))?.fields).toMatchObject({
      name: 'Commerce',
      description: null,
    });
    expect(await outbox(desk)).toHaveLength(1);
  });

  it('leaves no trace of a new record, and makes it again', async () => {
    const desk = openDesk();
    await desk.save(topic);
    expect(await take(desk, 'undo')).toMatchObject({ change: 'created', label: 'Trade' });
    expect(await outbox(desk)).toEqual([]);
    expect(await topicOf(desk, topic.id)).toBeNull();
    expect(await take(desk, 'redo')).toMatchObject({ change: 'created', done: true });
    expect((await topicOf(desk, topic.id))?.fields).toMatchObject(topic.fields);
    expect((await outbox(desk)).map(({ edit }) => edit.action)).toEqual(['create']);
  });

  it('goes on after a restart', async () => {
    const desk = openDesk();
    await desk.save(topic);
    await desk.save(update(topic, { name: 'Commerce' }));
    await desk.save(update(topic, { name: 'Business' }));
    await take(desk, 'undo');
    await desk.close();
    const again = openDesk({ path: desk.path });
    await take(again, 'undo');
    expect((await topicOf(again, topic.id))?.fields.name).toBe('Trade');
    await take(again, 'redo');
    await take(again, 'redo');
    expect((await topicOf(again, topic.id))?.fields.name).toBe('Business');
    expect(await take(again, 'redo')).toBeNull();
  });

  it('forgets what could be redone once something else is saved', async () => {
    const desk = openDesk();
    await desk.save(topic);
    await desk.save(update(topic, { name: 'Commerce' }));
    await take(desk, 'undo');
    await desk.save(update(topic, { description: 'Other' }));
    expect(await take(desk, 'redo')).toBeNull();
    expect((await topicOf(desk, topic.id))?.fields).toMatchObject({
      name: 'Trade',
      description: 'Other',
    });
  });

  it('has nothing to undo on a new desk, and at the end of the steps', async () => {
    const desk = openDesk();
    expect(await take(desk, 'undo')).toBeNull();
    await desk.save(topic);
    await take(desk, 'undo');
    expect(await take(desk, 'undo')).toBeNull();
    expect(await take(desk, 'redo')).not.toBeNull();
  });

  it('passes over what was discarded, since nothing is left of it', async () => {
    const desk = openDesk();
    const other = create('topic', { name: 'Other' });
    await desk.save(other);
    await desk.save(topic);
    const [, entry] = await outbox(desk);
    await desk.answerer.discardEdit({ sequence: entry?.sequence ?? 0 });
    expect(await take(desk, 'undo')).toMatchObject({ label: 'Other', done: true });
    expect(await outbox(desk)).toEqual([]);
  });

  it('brings a deleted record back, and deletes it again', async () => {
    const desk = openDesk();
    await desk.save(topic);
    await desk.save(create('topic', { name: 'Child', parentId: topic.id }));
    await take(desk, 'undo');
    await desk.save(remove(topic));
    expect(await topicOf(desk, topic.id)).toBeNull();
    expect(await take(desk, 'undo')).toMatchObject({ change: 'deleted', done: true });
    expect((await topicOf(desk, topic.id))?.deletedAt).toBeNull();
    await take(desk, 'redo');
    expect(await topicOf(desk, topic.id)).toBeNull();
  });

  it('remembers the last two hundred steps', async () => {
    const desk = openDesk();
    await desk.save(topic);
    for (let number = 0; number < 205; number += 1) {
      await desk.save(update(topic, { name: `Name ${number}` }));
    }
    let undone = 0;
    while ((await take(desk, 'undo')) !== null) undone += 1;
    expect(undone).toBe(200);
    expect((await topicOf(desk, topic.id))?.fields.name).toBe('Name 4');
  });
});

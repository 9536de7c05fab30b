import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { isSettled, serverOfDesks } from './server-of-desks.ts';
import type { TestDesk } from '#tests/support/desk.ts';
import { create, remove, update } from '#tests/support/edits.ts';
import { openTransaction } from '#tests/support/open-transaction.ts';

const { db, start, stop, desk } = serverOfDesks();

const actorOf = async (one: TestDesk, id: string) =>
  (await one.answerer.getActor({ id }))?.actor.record;
const topicOf = async (one: TestDesk, id: string) =>
  (await one.answerer.getTopic({ id }))?.topic.record;

/** Two desks that hold the same actor and topic, and then see nothing of each other. */
async function apart() {
  const [one, other] = [await desk(), await desk()];
  const actor = create('actor', { kind: 'person', name: 'Ada Lind' });
  const topic = create('topic', { name: `Harbours of ${actor.id}` });
  await one.save(actor);
  await one.save(topic);
  await other.until(async () => (await topicOf(other, topic.id)) !== undefined);
  await one.until(() => isSettled(one));
  await stop();
  return { one, other, actor, topic };
}

/** Brings the desks together again: first all of `first`, then `second`. */
async function together(first: TestDesk, second: TestDesk): Promise<void> {
  await start();
  await Promise.all([first, second].map((each) => each.until(() => isSettled(each))));
}

it('both sides delete a record: it is deleted, and nobody is asked (7.3)', async () => {
  const { one, other, topic } = await apart();
  await one.save(remove(topic));
  await other.save(remove(topic));
  await together(one, other);
  for (const each of [one, other]) {
    await each.until(async () => (await topicOf(each, topic.id))?.deletedAt !== null);
    expect(await each.status()).toMatchObject({ failed: 0, conflicts: 0 });
  }
});

it('one side deletes what the other changed: whoever came second is asked, and no text is lost (7.3)', async () => {
  const { one, other, topic } = await apart();
  await one.save(remove(topic));
  await other.save(update(topic, { description: 'Typed far from the server' }));
  await together(one, other);
  const conflicts = [
    ...(await one.answerer.listConflicts({})),
    ...(await other.answerer.listConflicts({})),
  ];
  expect(conflicts).toHaveLength(1);
  const kept = JSON.stringify([conflicts, await topicOf(one, topic.id)]);
  expect(kept).toContain('Typed far from the server');
});

it('both sides add the same alias: it is there once, and nobody is asked (6.2)', async () => {
  const { one, other, actor } = await apart();
  const alias = { name: 'A. Lind', language: null, kind: 'other' } as const;
  const own = { name: 'Captain Lind', language: null, kind: 'other' } as const;
  await one.save(update(actor, { aliases: [alias] }));
  await other.save(update(actor, { aliases: [alias, own] }));
  await together(one, other);
  for (const each of [one, other]) {
    await each.until(async () => {
      const record = await actorOf(each, actor.id);
      return record?.kind === 'actor' && record.fields.aliases.length === 2;
    });
    expect(await each.status()).toMatchObject({ failed: 0, conflicts: 0 });
  }
});

it('both sides make a topic of the same name: both are there on both sides, and neither takes the other’s place (5.4)', async () => {
  const { one, other, actor } = await apart();
  const name = `Shipping of ${actor.id}`;
  const [mine, theirs] = [create('topic', { name }), create('topic', { name })];
  await one.save(mine);
  await other.save(theirs);
  await together(one, other);
  for (const each of [one, other]) {
    for (const { id } of [mine, theirs]) {
      await each.until(async () => (await topicOf(each, id))?.revision === 1);
    }
    expect(await each.status()).toMatchObject({ failed: 0, conflicts: 0 });
  }
});

it('rights that are withdrawn while edits wait decide nothing: they are sent once the rights are back (5.10)', async () => {
  const { one, other, topic } = await apart();
  await db().execute(sql`update accounts set role = 'reader' where id = ${one.accountId}`);
  await one.save(update(topic, { description: 'Saved offline, without knowing' }));
  await start();
  await one.until(async () => !(await one.status()).mayEdit);
  expect(await one.status()).toMatchObject({ waiting: 1, failed: 0 });
  await db().execute(sql`update accounts set role = 'editor' where id = ${one.accountId}`);
  await stop();
  await together(one, other);
  await other.until(async () =>
    JSON.stringify(await topicOf(other, topic.id)).includes('Saved offline, without knowing'),
  );
});

it('a transaction that stays open while others commit hides no change from anybody (2.2)', async () => {
  const [one, other] = [await desk(), await desk()];
  const open = await openTransaction(db(), (tx) => tx.execute(sql`select pg_current_xact_id()`));
  const topics = ['One', 'Two', 'Three'].map((name) => create('topic', { name: `${name} late` }));
  for (const topic of topics) await one.save(topic);
  await one.until(() => isSettled(one));
  await open.commit();
  for (const topic of topics) {
    await other.until(async () => (await topicOf(other, topic.id)) !== undefined);
  }
});

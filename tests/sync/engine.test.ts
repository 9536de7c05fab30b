import { describe, expect, it } from 'vitest';
import { scriptedServer, type ScriptedServer } from './scripted-server.ts';
import { create, remove, update } from '#tests/support/edits.ts';
import { openDesk, temporaryFolder, type TestDesk } from '#tests/support/desk.ts';
import { systemClock } from '#desktop/replica/ports.ts';
import { openDeskFolder } from '#desktop/replica/desk-folder.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { syncPaths } from '#shared/sync/protocol.ts';

const online = async (desk: TestDesk) => (await desk.status()).connection === 'online';
const settled = async (desk: TestDesk) => (await desk.status()).waiting === 0;
const outbox = async (desk: TestDesk) => desk.answerer.listOutbox({});

async function connected(options: { silence?: number } = {}) {
  const server = await scriptedServer();
  const desk = openDesk({ server: server.address(), ...options });
  await desk.until(async () => (await online(desk)) && (await desk.status()).syncedAt !== null);
  return { server, desk };
}

/** An actor that both sides hold, and how it is changed by somebody else. */
async function sharedActor(server: ScriptedServer, desk: TestDesk) {
  const actor = create('actor', { kind: 'person', name: 'Ada' });
  await desk.save(actor);
  await desk.until(() => settled(desk));
  const changeTo = (changes: object): void => {
    const record = server.records.get(actor.id);
    if (record === undefined) throw new Error('not on the server');
    const fields = { ...record.fields, ...changes };
    server.put({ ...record, revision: record.revision + 1, fields } as AnyRecord);
  };
  return { actor, changeTo };
}

const names = (server: ScriptedServer) =>
  [...server.records.values()].map(({ fields }) => 'name' in fields && fields.name);
const nameOf = async (desk: TestDesk, id: string) =>
  (await desk.answerer.getActor({ id }))?.actor.record.fields.name;

describe('the sync engine', () => {
  it('works offline from the first start, and sends everything once the server is there', async () => {
    const server = await scriptedServer();
    await server.stop();
    const desk = openDesk({ server: server.address() });
    await desk.until(async () => (await desk.status()).connection === 'offline');
    const topic = create('topic', { name: 'Trade' });
    await desk.save(topic);
    expect(await desk.status()).toMatchObject({ waiting: 1, mayEdit: true });
    await server.start();
    await desk.until(() => settled(desk));
    expect(server.records.get(topic.id)).toMatchObject({ fields: { name: 'Trade' } });
    expect((await desk.answerer.getTopic({ id: topic.id }))?.topic.sync).toBe('saved');
  });

  it('shows what another desk saved, without being asked', async () => {
    const { server, desk } = await connected();
    const other = openDesk({ server: server.address() });
    const topic = create('topic', { name: 'Trade' });
    await other.save(topic);
    await desk.until(async () => (await desk.answerer.getTopic({ id: topic.id })) !== null);
    await desk.save(update(topic, { name: 'Commerce' }));
    await other.until(
      async () =>
        (await other.answerer.getTopic({ id: topic.id }))?.topic.record.fields.name === 'Commerce',
    );
  });

  it('sends an edit again under its sequence when the answer was lost, and it counts once (5.2)', async () => {
    const { server, desk } = await connected();
    let cuts = 2;
    server.fault = (path) => (path === syncPaths.push && cuts-- > 0 ? 'cut' : null);
    const topic = create('topic', { name: 'Trade' });
    await desk.save(topic);
    await desk.until(() => settled(desk));
    expect(server.received.map(({ sequence }) => sequence)).toEqual([1, 1, 1]);
    expect(server.records.get(topic.id)?.revision).toBe(1);
  });

  it('sends an edit again after the app was closed before the answer came (5.2, 5.7)', async () => {
    const { server, desk } = await connected();
    server.fault = (path) => (path === syncPaths.push ? 'cut' : null);
    const topic = create('topic', { name: 'Trade' });
    await desk.save(topic);
    await desk.until(() => server.received.length > 0);
    await desk.close();
    server.fault = () => null;
    const again = openDesk({ server: server.address(), path: desk.path });
    // What may have arrived is not joined with what comes later.
    await again.save(update(topic, { name: 'Commerce' }));
    await again.until(() => settled(again));
    expect(server.records.get(topic.id)).toMatchObject({
      revision: 2,
      fields: { name: 'Commerce' },
    });
  });

  it('keeps a conflict with all values, and goes on with other edits (7.1)', async () => {
    const { server, desk } = await connected();
    const { actor, changeTo } = await sharedActor(server, desk);
    server.fault = (path) => (path === syncPaths.pull ? { status: 503, body: null } : null);
    changeTo({ name: 'Theirs' });
    await desk.save(update(actor, { name: 'Mine', country: 'NO' }));
    await desk.until(async () => (await desk.status()).conflicts === 1);
    server.fault = () => null;
    await desk.save(create('topic', { name: 'Trade' }));
    await desk.until(() => settled(desk));
    expect(await outbox(desk)).toEqual([]);
    const [conflict] = await desk.answerer.listConflicts({});
    expect(conflict).toMatchObject({
      label: 'Theirs',
      reason: 'fields',
      fields: [{ field: 'name', base: 'Ada', mine: 'Mine', theirs: 'Theirs' }],
      others: ['country'],
    });
    const shown = (await desk.answerer.getActor({ id: actor.id }))?.actor;
    expect(shown).toMatchObject({ sync: 'conflict', record: { fields: { name: 'Theirs' } } });

    await desk.answerer.resolveConflict({
      number: conflict?.number ?? 0,
      resolution: { take: 'mine' },
    });
    await desk.until(() => settled(desk));
    expect(await desk.status()).toMatchObject({ conflicts: 0, failed: 0 });
    expect(server.records.get(actor.id)?.fields).toMatchObject({ name: 'Mine', country: 'NO' });
  });

  it('holds what builds on a refused create, lets the rest pass, and releases it on retry (5.6)', async () => {
    const server = await scriptedServer();
    await server.stop();
    const desk = openDesk({ server: server.address() });
    const article = create('article', { headline: 'One' });
    const quote = create('quote', { articleId: article.id, reportedText: 'We agree.' });
    const topic = create('topic', { name: 'Trade' });
    for (const edit of [article, quote, topic]) await desk.save(edit);
    const refusal = { code: 'FORBIDDEN', message: 'Not now.', path: [] } as const;
    const missing = { code: 'REFERENCE_NOT_FOUND', message: 'No article.', path: [] } as const;
    server.judge = ({ id }) =>
      id === article.id
        ? { outcome: 'rejected', error: refusal }
        : id === quote.id
          ? { outcome: 'rejected', error: missing }
          : null;
    await server.start();
    await desk.until(async () => (await desk.status()).failed === 2);
    const states = (await outbox(desk)).map(({ edit, state }) => [edit.kind, state]);
    expect(states).toEqual([
      ['article', 'rejected'],
      ['quote', 'held'],
    ]);
    expect(server.records.has(topic.id)).toBe(true);
    // Later edits of what is held are held too, and nothing is sent in vain.
    const sent = server.received.length;
    await desk.save(update(quote, { cue: 'said' }));
    expect((await outbox(desk)).at(-1)?.state).toBe('held');
    expect(server.received).toHaveLength(sent);

    server.judge = () => null;
    await desk.answerer.retryEdit({ sequence: (await outbox(desk))[0]?.sequence ?? 0 });
    await desk.until(async () => (await outbox(desk)).length === 0);
    expect(server.records.get(quote.id)?.fields).toMatchObject({ cue: 'said' });
  });

  it('rebuilds the base of another epoch and keeps the outbox (4.4)', async () => {
    const { server, desk } = await connected();
    const { actor } = await sharedActor(server, desk);
    await server.stop();
    await desk.save(update(actor, { country: 'NO' }));
    const kept = server.records.get(actor.id);
    server.records.clear();
    server.epoch = 'second';
    const stays = create('topic', { name: 'Only here' });
    await desk.save(stays);
    if (kept !== undefined) server.records.set(kept.id, { ...kept, revision: 1 });
    await server.start();
    await desk.until(() => settled(desk));
    expect(await desk.status()).toMatchObject({ failed: 0, bootstrap: null });
    expect(server.records.get(actor.id)?.fields).toMatchObject({ name: 'Ada', country: 'NO' });
    expect(server.records.has(stays.id)).toBe(true);
  });

  it('forgets what a replaced server no longer has (4.3)', async () => {
    const { server, desk } = await connected();
    const { actor } = await sharedActor(server, desk);
    server.records.clear();
    server.epoch = 'second';
    server.dropStreams();
    await desk.until(async () => (await desk.answerer.getActor({ id: actor.id })) === null);
  });

  it('goes on reading while the server chokes on the outbox (6.1)', async () => {
    const { server, desk } = await connected();
    const { actor, changeTo } = await sharedActor(server, desk);
    server.fault = (path) => (path === syncPaths.push ? { status: 500, body: null } : null);
    await desk.save(create('topic', { name: 'Stuck' }));
    changeTo({ name: 'Renamed' });
    await desk.until(async () => (await nameOf(desk, actor.id)) === 'Renamed');
    expect(await desk.status()).toMatchObject({ connection: 'online', waiting: 1 });
  });

  it('tries the outbox again in time, though the clock was set back by a day meanwhile (6.1)', async () => {
    const server = await scriptedServer();
    let wrongBy = 0;
    const clock = { ...systemClock, now: () => Date.now() + wrongBy };
    const desk = openDesk({ server: server.address(), clock });
    await desk.until(() => online(desk));
    server.fault = (path) => (path === syncPaths.push ? { status: 500, body: null } : null);
    const topic = create('topic', { name: 'Stuck' });
    await desk.save(topic);
    await desk.until(async () => (await desk.status()).message !== null);
    wrongBy = -86_400_000;
    server.fault = () => null;
    await desk.until(() => settled(desk));
    expect(server.records.has(topic.id)).toBe(true);
  });

  it('finds the one edit that the server cannot read, and sends the others (5.8)', async () => {
    const server = await scriptedServer();
    await server.stop();
    const desk = openDesk({ server: server.address() });
    const topics = ['a', 'b', 'poison', 'c'].map((name) => create('topic', { name }));
    for (const topic of topics) await desk.save(topic);
    const poison = topics[2]?.id ?? '';
    server.judge = ({ id }) => {
      if (id !== poison) return null;
      throw new Error('poisoned');
    };
    // The scripted server cuts the line where it breaks; a real one would say so.
    let pushes = 0;
    server.fault = (path) => {
      if (path !== syncPaths.push) return null;
      pushes += 1;
      // 4 edits, 2, 2 pass, 2, 1 fails.
      return [1, 3, 4].includes(pushes) ? { status: 400, body: null } : null;
    };
    await server.start();
    await desk.until(() => settled(desk));
    expect((await outbox(desk)).map(({ edit, state }) => [edit.id, state])).toEqual([
      [poison, 'rejected'],
    ]);
    expect(server.records.size).toBe(3);
  });

  it('is not misled by an answer that is none (5.9)', async () => {
    const { server, desk } = await connected();
    const topic = create('topic', { name: 'Trade' });
    const nonsense = [
      {},
      { outcomes: [] },
      { outcomes: [{ sequence: 1, outcome: { outcome: 'great' } }] },
    ];
    server.fault = (path) => {
      const body = path === syncPaths.push ? nonsense.pop() : undefined;
      return body === undefined ? null : { status: 200, body };
    };
    await desk.save(topic);
    await desk.until(() => settled(desk));
    expect(nonsense).toEqual([]);
    expect(server.records.get(topic.id)?.revision).toBe(1);
  });

  it('asks nothing while nothing happens (8.4)', async () => {
    const { server, desk } = await connected();
    const topic = create('topic', { name: 'Trade' });
    await desk.save(topic);
    await desk.until(() => settled(desk));
    let asked = 0;
    server.fault = () => {
      asked += 1;
      return null;
    };
    // One poke of its own edit may still be under way; the marker's own pull ends the wait.
    const marker = create('topic', { name: 'marker' });
    await desk.save(marker);
    await desk.until(
      async () => (await desk.answerer.getTopic({ id: marker.id }))?.topic.sync === 'saved',
    );
    await desk.until(() => asked >= 2);
    expect(asked).toBeLessThanOrEqual(4);
  });

  it('ignores a revision lower than the one it holds (2.6)', async () => {
    const { server, desk } = await connected();
    const { actor, changeTo } = await sharedActor(server, desk);
    const old = server.records.get(actor.id);
    changeTo({ name: 'Newer' });
    await desk.until(async () => (await nameOf(desk, actor.id)) === 'Newer');
    if (old !== undefined) server.put(old);
    const marker = create('topic', { name: 'marker' });
    await desk.save(marker);
    await desk.until(() => settled(desk));
    expect(await nameOf(desk, actor.id)).toBe('Newer');
  });

  it('opens a new event stream when the old one is silent (8.2)', async () => {
    const { server, desk } = await connected({ silence: 150 });
    let hellos = 0;
    server.fault = (path) => {
      if (path === syncPaths.hello) hellos += 1;
      return null;
    };
    await desk.until(() => hellos >= 2);
    expect(server.streams()).toBeLessThanOrEqual(1);
  });

  it('leaves out what a newer server sends, and fetches it once the app can read it (1.3)', async () => {
    const server = await scriptedServer();
    const topic = create('topic', { name: 'Trade' });
    const writer = openDesk({ server: server.address() });
    await writer.save(topic);
    await writer.until(() => settled(writer));
    const record = server.records.get(topic.id);
    if (record === undefined) throw new Error('not on the server');
    const fields = { ...record.fields, colour: 'blue' };
    server.records.set(topic.id, { ...record, fields } as AnyRecord);
    server.records.set('dossier', { ...record, kind: 'dossier' } as unknown as AnyRecord);
    let copies = 0;
    server.fault = (path) => {
      if (path === syncPaths.bootstrap) copies += 1;
      return null;
    };
    const desk = openDesk({ server: server.address(), appVersion: '1.0.0' });
    await desk.until(async () => (await desk.status()).syncedAt !== null);
    expect((await desk.answerer.getTopic({ id: topic.id }))?.topic.record.fields.name).toBe(
      'Trade',
    );
    await desk.close();
    const again = openDesk({ server: server.address(), path: desk.path, appVersion: '1.0.0' });
    await again.until(() => online(again));
    await again.save(update(topic, { description: 'Of goods' }));
    await again.until(() => settled(again));
    expect(copies).toBe(1);
    await again.close();
    const newer = openDesk({ server: server.address(), path: desk.path, appVersion: '1.1.0' });
    await newer.until(() => copies === 2);
    // Only what the editor changed went back, so what this app cannot read is still there.
    expect(server.records.get(topic.id)?.fields).toMatchObject({
      colour: 'blue',
      description: 'Of goods',
    });
  });

  it('compares no clock: desks that are a day ahead and a day behind merge and conflict like others (6.3)', async () => {
    const server = await scriptedServer();
    const day = 86_400_000;
    const off = (by: number) => ({ ...systemClock, now: () => Date.now() + by });
    const [ahead, behind] = [day, -day].map((by) =>
      openDesk({ server: server.address(), clock: off(by) }),
    );
    if (ahead === undefined || behind === undefined) throw new Error('two desks');
    const actor = create('actor', { kind: 'person', name: 'Ada' });
    await ahead.save(actor);
    await behind.until(async () => (await nameOf(behind, actor.id)) === 'Ada');
    await ahead.until(() => settled(ahead));
    await server.stop();
    await ahead.save(update(actor, { name: 'Ahead', country: 'NO' }));
    await behind.save(update(actor, { name: 'Behind', description: 'A captain' }));
    await server.start();
    await Promise.all([ahead.until(() => settled(ahead)), behind.until(() => settled(behind))]);
    const [one, other] = await Promise.all([ahead.status(), behind.status()]);
    // Whoever came first is in, and the other is asked.
    expect(one.conflicts + other.conflicts).toBe(1);
    const winner = one.conflicts === 0 ? ahead : behind;
    const loser = winner === ahead ? behind : ahead;
    const name = winner === ahead ? 'Ahead' : 'Behind';
    expect(server.records.get(actor.id)?.fields).toMatchObject({ name });
    await loser.until(async () => (await nameOf(loser, actor.id)) === name);
    expect(await loser.answerer.listConflicts({})).toMatchObject([
      { fields: [{ field: 'name', base: 'Ada', theirs: name }] },
    ]);
  });

  it('says that it is signed out, keeps what it has, and comes back (3.3)', async () => {
    const { server, desk } = await connected();
    const refusal = { error: { code: 'UNAUTHENTICATED', message: 'Unknown token.', path: [] } };
    server.fault = (path) => (path === syncPaths.hello ? { status: 401, body: refusal } : null);
    server.dropStreams();
    await desk.until(async () => (await desk.status()).connection === 'signed_out');
    expect((await desk.status()).message).toBe('Unknown token.');
    await desk.save(create('topic', { name: 'Trade' }));
    server.fault = () => null;
    await desk.until(() => settled(desk));
  });

  it('says that the server speaks another version (1.1)', async () => {
    const server = await scriptedServer();
    const refusal = { error: { code: 'PROTOCOL_VERSION', message: 'Update the app.', path: [] } };
    server.fault = () => ({ status: 400, body: refusal });
    const desk = openDesk({ server: server.address() });
    await desk.until(async () => (await desk.status()).connection === 'refused');
    expect((await desk.status()).message).toBe('Update the app.');
  });

  it('lets an account that may only read, read only (3.2)', async () => {
    const server = await scriptedServer();
    server.hello = { ...server.hello, mayEdit: false };
    const desk = openDesk({ server: server.address() });
    await desk.until(() => online(desk));
    const answer = await desk.answerer.saveEdit({ edit: create('topic', { name: 'Trade' }) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });

  it('sends nothing of one account in the name of another, whose own file it leaves to be opened (3.1)', async () => {
    const server = await scriptedServer();
    const folder = openDeskFolder(temporaryFolder(), server.address());
    const others: string[] = [];
    const open = () =>
      openDesk({
        server: server.address(),
        path: folder.currentFile(),
        keptFor: folder.keepFor,
        otherAccount: (accountId) => {
          folder.changeTo(accountId);
          others.push(accountId);
        },
      });
    const ada = server.hello.account;
    const bob = { id: create('topic', {}).id, name: 'Bob', role: 'editor' } as const;

    const adas = open();
    await adas.until(() => online(adas));
    await server.stop();
    await adas.save(create('topic', { name: 'Ada’s' }));
    server.hello = { ...server.hello, account: bob };
    await server.start();
    await expect.poll(() => others.length).toBe(1);
    expect(others).toEqual([bob.id]);
    expect(await outbox(adas)).toHaveLength(1);
    await adas.close();

    const bobs = open();
    await bobs.until(() => online(bobs));
    expect(await outbox(bobs)).toEqual([]);
    await bobs.save(create('topic', { name: 'Bob’s' }));
    await bobs.until(() => settled(bobs));
    expect(names(server)).toEqual(['Bob’s']);
    await bobs.close();

    server.hello = { ...server.hello, account: ada };
    const again = open();
    await expect.poll(() => others.length).toBe(2);
    await again.close();
    const back = open();
    await back.until(() => settled(back));
    expect(names(server)).toEqual(['Bob’s', 'Ada’s']);
  });

  it('deletes all the same what others changed meanwhile, once the editor says so (7.3)', async () => {
    const { server, desk } = await connected();
    const { actor, changeTo } = await sharedActor(server, desk);
    const record = server.records.get(actor.id);
    let conflicts = 1;
    server.judge = ({ action }) =>
      action === 'delete' && conflicts-- > 0 && record !== undefined
        ? { outcome: 'conflict', reason: 'changed_since', record, fields: [] }
        : null;
    changeTo({ name: 'Changed' });
    await desk.save(remove(actor));
    await desk.until(async () => (await desk.status()).conflicts === 1);
    // A deletion that was refused did not happen.
    expect((await desk.answerer.getActor({ id: actor.id }))?.actor.record.deletedAt).toBeNull();
    const [conflict] = await desk.answerer.listConflicts({});
    await desk.answerer.resolveConflict({
      number: conflict?.number ?? 0,
      resolution: { take: 'mine' },
    });
    await desk.until(() => settled(desk));
    expect(server.records.get(actor.id)?.deletedAt).not.toBeNull();
  });
});

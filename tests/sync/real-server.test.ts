import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '#server/main.ts';
import { create, remove, update } from '#tests/support/edits.ts';
import { openDesk, type TestDesk } from '#tests/support/desk.ts';

const page = { offset: 0, limit: 500 } as const;

describe('replicas of a real server', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'verbatim-sync-'));
  let server: RunningServer;
  let port = 0;

  const start = async (): Promise<void> => {
    const config = {
      host: '127.0.0.1',
      port,
      dataDir,
      databaseUrl: undefined,
      anonymous: 'reader',
    } as const;
    const started = await startServer(config);
    if (!started.ok) throw new Error(started.message);
    server = started;
    port = Number(new URL(server.url).port);
  };
  const desk = (): TestDesk => {
    const token = readFileSync(server.tokenFile, 'utf8').trim();
    return openDesk({ server: server.url, token });
  };
  const synced = (one: TestDesk): Promise<void> =>
    one.until(async () => {
      const { waiting, syncedAt, connection } = await one.status();
      return waiting === 0 && syncedAt !== null && connection === 'online';
    });

  beforeAll(start);
  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('copy the whole desk at the first start, and know who they are', async () => {
    const one = desk();
    await synced(one);
    const articles = await one.answerer.listArticles({
      filter: {},
      orderBy: 'publishedAt',
      direction: 'desc',
      ...page,
    });
    expect(articles.total).toBeGreaterThan(0);
    expect(articles.rows.every(({ sync }) => sync === 'saved')).toBe(true);
    expect(await one.status()).toMatchObject({
      mayEdit: true,
      account: { role: 'admin' },
      failed: 0,
    });
  });

  it('see each other’s edits while both are online (8.1)', async () => {
    const [one, other] = [desk(), desk()];
    await Promise.all([synced(one), synced(other)]);
    const topic = create('topic', { name: 'Fisheries' });
    await one.save(topic);
    await other.until(async () => (await other.answerer.getTopic({ id: topic.id })) !== null);
    const began = Date.now();
    await other.save(update(topic, { description: 'Quotas and coasts' }));
    await one.until(
      async () =>
        (await one.answerer.getTopic({ id: topic.id }))?.topic.record.fields.description !== null,
    );
    expect(Date.now() - began).toBeLessThan(2_000);
    const list = { orderBy: 'name', direction: 'asc', ...page } as const;
    expect((await one.answerer.listTopics({ filter: { text: 'quotas' }, ...list })).total).toBe(1);
  });

  it('merge what they did apart: other fields by themselves, the same field as a conflict (6.2, 7.1)', async () => {
    const [one, other] = [desk(), desk()];
    await Promise.all([synced(one), synced(other)]);
    const actor = create('actor', { kind: 'person', name: 'Ada Lind' });
    await one.save(actor);
    await other.until(async () => (await other.answerer.getActor({ id: actor.id })) !== null);
    await server.stop();
    await one.save(update(actor, { name: 'Ada Lind-Berg', country: 'NO' }));
    await other.save(update(actor, { name: 'Ada Berg', description: 'Harbour pilot' }));
    await start();
    await one.until(async () => (await one.status()).waiting === 0);
    await other.until(async () => (await other.status()).waiting === 0);
    const later = (await one.status()).conflicts === 1 ? one : other;
    const [conflict] = await later.answerer.listConflicts({});
    expect(conflict?.reason).toBe('fields');
    expect(conflict?.fields.map(({ field, base }) => [field, base])).toEqual([
      ['name', 'Ada Lind'],
    ]);
    await later.answerer.resolveConflict({
      number: conflict?.number ?? 0,
      resolution: { take: 'mine' },
    });
    for (const each of [one, other]) {
      await each.until(async () => {
        const fields = (await each.answerer.getActor({ id: actor.id }))?.actor.record.fields;
        return fields?.country === 'NO' && fields.description === 'Harbour pilot';
      });
      expect(await each.status()).toMatchObject({ failed: 0, conflicts: 0 });
    }
  });

  it('bring a whole chain of records made offline to the server, in one go (5.4)', async () => {
    const one = desk();
    await synced(one);
    await server.stop();
    await one.until(async () => (await one.status()).connection === 'offline');
    const article = create('article', {
      headline: 'Harbour reopens',
      body: 'It is open, she said.',
    });
    const actor = create('actor', { kind: 'person', name: 'Mira Sund' });
    const quote = create('quote', {
      articleId: article.id,
      reportedText: 'It is open',
      segments: [{ start: 0, end: 10, prefix: '', suffix: ', she said.' }],
      attributions: [{ actorId: actor.id, part: 'speaker', role: null }],
    });
    for (const edit of [article, actor, quote]) await one.save(edit);
    const organization = create('actor', { kind: 'organization', name: 'Port Authority' });
    await one.save(organization);
    await one.save(
      update(quote, {
        attributions: [
          { actorId: actor.id, part: 'speaker', role: null },
          { actorId: organization.id, part: 'on_behalf_of', role: null },
        ],
      }),
    );
    await start();
    await synced(one);
    expect(await one.answerer.listOutbox({})).toEqual([]);
    const other = desk();
    await synced(other);
    const detail = await other.answerer.getArticle({ id: article.id });
    expect(detail?.quotes.map(({ record }) => record.fields.attributions.length)).toEqual([2]);
    expect(Object.values(detail?.actorNames ?? {}).sort()).toEqual(['Mira Sund', 'Port Authority']);
  });

  it('take a deletion over, and its refusal too', async () => {
    const [one, other] = [desk(), desk()];
    await Promise.all([synced(one), synced(other)]);
    const topic = create('topic', { name: 'Short-lived' });
    await one.save(topic);
    await other.until(async () => (await other.answerer.getTopic({ id: topic.id })) !== null);
    await other.save(remove(topic));
    await one.until(
      async () => (await one.answerer.getTopic({ id: topic.id }))?.topic.record.deletedAt !== null,
    );
    const list = { orderBy: 'name', direction: 'asc', ...page } as const;
    expect((await one.answerer.listTopics({ filter: { text: 'short' }, ...list })).total).toBe(0);
  });

  it('ask for a record’s history page by page, and put a change of it back for everybody (6.4)', async () => {
    const [one, other] = [desk(), desk()];
    await Promise.all([synced(one), synced(other)]);
    const topic = create('topic', { name: 'Quays' });
    await one.save(topic);
    await synced(one);
    await one.save(update(topic, { description: 'Where ships lie' }));
    await synced(one);
    await other.until(
      async () =>
        (await other.answerer.getTopic({ id: topic.id }))?.topic.record.fields.description !==
          null && (await other.answerer.getTopic({ id: topic.id })) !== null,
    );
    await other.save(update(topic, { name: 'Berths' }, 2));
    await synced(other);
    const of = { kind: 'topic', id: topic.id } as const;
    const first = await one.answerer.readHistory({ ...of, below: null, limit: 2 });
    if (!first.ok) throw new Error(first.message);
    expect(first).toMatchObject({
      more: true,
      changes: [
        { revision: 3, action: 'update', before: { name: 'Quays' }, after: { name: 'Berths' } },
        { revision: 2, before: { description: null }, via: 'sync', state: 'saved' },
      ],
    });
    const rest = await one.answerer.readHistory({ ...of, below: 2, limit: 2 });
    expect(rest).toMatchObject({ ok: true, more: false, changes: [{ action: 'create' }] });
    const [, described] = first.changes;
    if (described === undefined) throw new Error('no change');
    const { before, after } = described;
    await one.until(async () => {
      const fields = (await one.answerer.getTopic({ id: topic.id }))?.topic.record.fields;
      return fields?.name === 'Berths';
    });
    await one.answerer.putBack({ ...of, action: 'update', before, after });
    await other.until(async () => {
      const fields = (await other.answerer.getTopic({ id: topic.id }))?.topic.record.fields;
      return fields?.description === null && fields.name === 'Berths';
    });
  });

  it('read without an account, and say that they cannot edit (3.2)', async () => {
    const reader = openDesk({ server: server.url });
    await synced(reader);
    expect(await reader.status()).toMatchObject({ mayEdit: false, account: null });
    const unknown = openDesk({ server: server.url, token: 'nonsense' });
    await unknown.until(async () => (await unknown.status()).connection === 'signed_out');
  });
});

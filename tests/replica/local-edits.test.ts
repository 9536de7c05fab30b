import { describe, expect, it } from 'vitest';
import { create, remove, update } from '#tests/support/edits.ts';
import { openDesk, type TestDesk } from '#tests/support/desk.ts';

async function deskWithQuote(desk: TestDesk = openDesk()) {
  const article = create('article', { headline: 'Ministers meet in Norport', body: 'We agree.' });
  const actor = create('actor', { kind: 'person', name: 'Ada Lind' });
  const quote = create('quote', {
    articleId: article.id,
    reportedText: 'We agree.',
    attributions: [{ actorId: actor.id, part: 'speaker', role: 'minister' }],
  });
  for (const edit of [article, actor, quote]) await desk.save(edit);
  return { desk, article, actor, quote };
}

const outbox = async (desk: TestDesk) => desk.answerer.listOutbox({});

describe('saving an edit on this machine', () => {
  it('shows it at once, marked as waiting, and tells windows which record changed', async () => {
    const { desk, article, quote } = await deskWithQuote();
    const detail = await desk.answerer.getArticle({ id: article.id });
    expect(detail?.article).toMatchObject({ baseRevision: 1, sync: 'waiting' });
    expect(detail?.quotes.map(({ record }) => record.fields.reportedText)).toEqual(['We agree.']);
    expect(Object.values(detail?.actorNames ?? {})).toEqual(['Ada Lind']);
    expect(desk.events).toContainEqual({ event: 'changed', ids: [quote.id] });
    expect((await desk.status()).waiting).toBe(3);
  });

  it('survives closing and opening again (5.1)', async () => {
    const { desk, quote } = await deskWithQuote();
    await desk.close();
    const again = openDesk({ path: desk.path });
    expect((await outbox(again)).map(({ edit }) => edit.id)).toContain(quote.id);
    expect((await again.status()).waiting).toBe(3);
  });

  it('joins successive updates of one record into its unsent create (5.7)', async () => {
    const { desk, quote } = await deskWithQuote();
    await desk.save(update(quote, { cue: 'said' }));
    await desk.save(update(quote, { cue: 'insisted', note: 'checked' }));
    const entries = await outbox(desk);
    expect(entries).toHaveLength(3);
    expect(entries[2]?.edit).toMatchObject({ fields: { cue: 'insisted', note: 'checked' } });
  });

  it('does not join an update that names a later record into an earlier edit (5.7)', async () => {
    const { desk, quote } = await deskWithQuote();
    const later = create('topic', { name: 'Trade' });
    await desk.save(later);
    await desk.save(update(quote, { topics: [{ topicId: later.id, stance: 'supports' }] }));
    const entries = await outbox(desk);
    expect(entries.map(({ edit }) => edit.action)).toEqual([
      'create',
      'create',
      'create',
      'create',
      'update',
    ]);
  });

  it('forgets an unsent create that is deleted', async () => {
    const { desk, quote } = await deskWithQuote();
    await desk.save(update(quote, { cue: 'said' }));
    await desk.save(remove(quote));
    expect(await outbox(desk)).toHaveLength(2);
    const page = { orderBy: 'createdAt', direction: 'desc', offset: 0, limit: 10 } as const;
    expect((await desk.answerer.listQuotes({ filter: {}, ...page })).total).toBe(0);
    expect((await desk.answerer.listQuotes({ filter: { text: 'agree' }, ...page })).total).toBe(0);
  });

  it('never gives a sequence twice', async () => {
    const { desk, quote } = await deskWithQuote();
    const before = (await outbox(desk)).at(-1)?.sequence ?? 0;
    await desk.save(remove(quote));
    await desk.save(create('topic', { name: 'Trade' }));
    expect((await outbox(desk)).at(-1)?.sequence).toBeGreaterThan(before);
  });

  it('refuses an edit that does not parse, and names the field', async () => {
    const { desk, quote } = await deskWithQuote();
    const answer = await desk.answerer.saveEdit({
      edit: { ...update(quote, {}), changes: { medium: 'telepathy' } },
    });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_FAILED', path: ['changes', 'medium'] },
    });
  });

  it('refuses a reference to a record that is not there, and names its place', async () => {
    const { desk, quote, article } = await deskWithQuote();
    const edit = update(quote, {
      attributions: [{ actorId: article.id, part: 'speaker', role: null }],
    });
    expect(await desk.answerer.saveEdit({ edit })).toMatchObject({
      ok: false,
      error: { code: 'REFERENCE_NOT_FOUND', path: ['changes', 'attributions', '0', 'actorId'] },
    });
  });

  it('refuses to delete what others refer to, with their number', async () => {
    const { desk, actor } = await deskWithQuote();
    const answer = await desk.answerer.saveEdit({ edit: remove(actor) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'STILL_REFERENCED' } });
    expect(answer.ok ? '' : answer.error.message).toMatch(/^1 other record refers to this actor/);
  });

  it('refuses a second create with the same id and an update of nothing', async () => {
    const { desk, actor } = await deskWithQuote();
    expect(await desk.answerer.saveEdit({ edit: actor })).toMatchObject({
      error: { code: 'ALREADY_EXISTS' },
    });
    const missing = update(create('topic', { name: 'x' }), { name: 'y' });
    expect(await desk.answerer.saveEdit({ edit: missing })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  it('gives up a create together with all that builds on it', async () => {
    const { desk, article } = await deskWithQuote();
    const [first] = await outbox(desk);
    expect(first?.edit.id).toBe(article.id);
    await desk.answerer.discardEdit({ sequence: first?.sequence ?? 0 });
    const left = await outbox(desk);
    expect(left.map(({ edit }) => edit.kind)).toEqual(['actor']);
    expect(await desk.answerer.getArticle({ id: article.id })).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { create, update } from '#tests/support/edits.ts';
import { openDesk } from '#tests/support/desk.ts';
import type { BulkChange } from '#desktop/ipc/bulk-edit.ts';
import { quoteStatuses } from '#shared/records/quote.ts';

const article = create('article', { headline: 'Ferry talks', body: 'Rain.' });
const [mira, olt] = ['Mira Olt', 'Olt Mira'].map((name) =>
  create('actor', { kind: 'person', name }),
);
const topics = ['Ferry', 'Harbour'].map((name) => create('topic', { name }));
const nothing: BulkChange = { addTopics: [], removeTopicIds: [], withVerified: false };

const quote = fc.record({
  status: fc.constantFrom(...quoteStatuses),
  speaks: fc.boolean(),
  about: fc.subarray(topics),
});
const change: fc.Arbitrary<BulkChange> = fc
  .record({
    status: fc.option(fc.constantFrom(...quoteStatuses), { nil: undefined }),
    speaker: fc.boolean(),
    add: fc.subarray(topics),
    remove: fc.subarray(topics),
    withVerified: fc.boolean(),
  })
  .map(({ status, speaker, add, remove, withVerified }) => ({
    ...(status === undefined ? {} : { status }),
    ...(speaker && olt !== undefined ? { speakerId: olt.id } : {}),
    addTopics: add.map(({ id }) => ({ topicId: id, stance: 'supports' as const })),
    removeTopicIds: remove.map(({ id }) => id),
    withVerified,
  }));

async function deskWith(
  quotes: readonly {
    status: (typeof quoteStatuses)[number];
    speaks: boolean;
    about: readonly { id: string }[];
  }[],
) {
  const desk = openDesk();
  for (const edit of [article, mira, olt, ...topics]) if (edit !== undefined) await desk.save(edit);
  const ids: string[] = [];
  for (const [number, { status, speaks, about }] of quotes.entries()) {
    const edit = create('quote', {
      articleId: article.id,
      reportedText: `Words ${number}`,
      status,
      attributions:
        speaks && mira !== undefined
          ? [{ actorId: mira.id, part: 'speaker', role: 'minister' }]
          : [],
      topics: about.map(({ id }) => ({ topicId: id, stance: 'opposes' })),
    });
    await desk.save(edit);
    ids.push(edit.id);
  }
  const read = async () => {
    const detail = await desk.answerer.getArticle({ id: article.id });
    return detail?.quotes.map(({ record }) => record.fields) ?? [];
  };
  return { desk, ids, read };
}

describe('a change of many quotes', () => {
  it('does what its preview says, changes no other field, does nothing twice, and is undone as one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(quote, { minLength: 1, maxLength: 6 }),
        change,
        async (quotes, wanted) => {
          const { desk, ids, read } = await deskWith(quotes);
          const before = await read();
          const preview = await desk.answerer.previewBulkEdit({ ids, change: wanted });
          expect(await read()).toEqual(before);
          // In two parts, as a window does it.
          const half = Math.ceil(ids.length / 2);
          const one = await desk.answerer.bulkEdit({
            ids: ids.slice(0, half),
            change: wanted,
            saving: null,
          });
          const saving = one.ok ? one.saving : null;
          const other = await desk.answerer.bulkEdit({
            ids: ids.slice(half),
            change: wanted,
            saving,
          });
          if (!one.ok || !other.ok) throw new Error('refused');
          expect(one.counts.changed + other.counts.changed).toBe(preview.changed);
          const left = Object.values(preview.left).reduce((sum, count) => sum + count, 0);
          expect(preview.changed + left).toBe(ids.length);

          const after = await read();
          const mayChange = ['status', 'attributions', 'topics', 'verifiedAt', 'verifiedBy'];
          const rest = (fields: object) =>
            Object.entries(fields).filter(([name]) => !mayChange.includes(name));
          expect(after.map(rest)).toEqual(before.map(rest));
          const changed = after.filter(
            (fields, index) => JSON.stringify(fields) !== JSON.stringify(before[index]),
          );
          expect(changed.length).toBe(preview.changed);
          for (const fields of changed) {
            if (wanted.status !== undefined) expect(fields.status).toBe(wanted.status);
            for (const { topicId } of wanted.addTopics)
              expect(fields.topics.map((topic) => topic.topicId)).toContain(topicId);
            if (wanted.speakerId !== undefined)
              expect(fields.attributions.filter(({ part }) => part === 'speaker')).toMatchObject([
                { actorId: wanted.speakerId },
              ]);
          }
          const again = await desk.answerer.previewBulkEdit({ ids, change: wanted });
          if (preview.left.verified === 0) expect(again.changed).toBe(0);

          if (preview.changed > 0) {
            const undone = await desk.answerer.undo({});
            expect(undone).toMatchObject({ ok: true, step: { done: true } });
            // Whoever undoes it verifies anew.
            const timeless = (fields: object) => ({ ...fields, verifiedAt: null });
            expect((await read()).map(timeless)).toEqual(before.map(timeless));
          }
          await desk.close();
        },
      ),
      { numRuns: 12 },
    );
  });

  it('leaves a topic where it is that it would both add and take away, however often it is done', async () => {
    const { desk, ids, read } = await deskWith([{ status: 'draft', speaks: false, about: [] }]);
    const addTopics = topics.map(({ id }) => ({ topicId: id, stance: 'supports' as const }));
    const wanted = { ...nothing, addTopics, removeTopicIds: [topics[0]?.id ?? ''] };
    await desk.answerer.bulkEdit({ ids, change: wanted, saving: null });
    expect((await read()).map((fields) => fields.topics)).toEqual([addTopics]);
    expect((await desk.answerer.previewBulkEdit({ ids, change: wanted })).changed).toBe(0);
  });

  it('is undone with what was verified before still verified, where it verified that anew', async () => {
    const { desk, ids, read } = await deskWith([
      { status: 'verified', speaks: false, about: [] },
      { status: 'draft', speaks: false, about: [] },
    ]);
    const wanted = { ...nothing, status: 'verified', speakerId: olt?.id ?? '' } as const;
    await desk.answerer.bulkEdit({ ids, change: wanted, saving: null });
    await desk.answerer.undo({});
    expect((await read()).map(({ status, attributions }) => [status, attributions])).toEqual([
      ['verified', []],
      ['draft', []],
    ]);
  });

  it('leaves verified quotes alone unless asked, keeps the role, and says what else it leaves', async () => {
    const { desk, ids, read } = await deskWith([
      { status: 'verified', speaks: true, about: [] },
      { status: 'draft', speaks: true, about: [] },
    ]);
    const speakerId = olt?.id ?? '';
    const wanted = { ...nothing, speakerId };
    const gone = '01890000-0000-7000-8000-000000000000';
    const preview = await desk.answerer.previewBulkEdit({ ids: [...ids, gone], change: wanted });
    expect(preview).toMatchObject({ changed: 1, speaker: 1, left: { verified: 1, gone: 1 } });
    const asked = { ...wanted, withVerified: true };
    expect(await desk.answerer.previewBulkEdit({ ids, change: asked })).toMatchObject({
      changed: 2,
      unverified: 1,
    });
    await desk.answerer.bulkEdit({ ids, change: asked, saving: null });
    for (const { status, attributions } of await read()) {
      expect(status).not.toBe('verified');
      expect(attributions).toEqual([{ actorId: speakerId, part: 'speaker', role: 'minister' }]);
    }
  });

  it('is two steps where something else was saved between its parts', async () => {
    const { desk, ids, read } = await deskWith([
      { status: 'draft', speaks: false, about: [] },
      { status: 'draft', speaks: false, about: [] },
    ]);
    const [first = '', second = ''] = ids;
    const change = { ...nothing, status: 'in_review' } as const;
    const one = await desk.answerer.bulkEdit({ ids: [first], change, saving: null });
    await desk.save(update({ kind: 'quote', id: second }, { note: 'Seen' }));
    const saving = one.ok ? one.saving : null;
    await desk.answerer.bulkEdit({ ids: [second], change, saving });
    await desk.answerer.undo({});
    expect((await read()).map(({ status, note }) => [status, note])).toEqual([
      ['in_review', null],
      ['draft', 'Seen'],
    ]);
  });
});

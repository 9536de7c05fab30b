import { describe, expect, test } from 'vitest';
import type { SaveAnswer } from '#desktop/ipc/replica-calls.ts';
import type { Draft } from '#desktop/renderer/drafts/draft.ts';
import { createDraftSaver } from '#desktop/renderer/drafts/draft-saver.ts';
import { createDraftStore } from '#desktop/renderer/drafts/draft-store.ts';
import { completeFields } from '#shared/edits/apply-edit.ts';
import type { Edit } from '#shared/edits/edit.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';
import { memoryStorage } from '#tests/support/memory-storage.ts';

const id = '018fc9a0-0000-7000-8000-000000000001';
const base = completeFields('actor', { kind: 'person', name: 'Ada' });
const draftWith = (changes: Draft<'actor'>['changes']): Draft<'actor'> => ({
  kind: 'actor',
  id,
  base,
  baseRevision: 3,
  changes,
  errors: [],
});

/** A saver whose clock stands still until `rest`, and whose savings end when `answer` says so. */
function desk(stored: Draft<'actor'> | null = null) {
  const storage = memoryStorage();
  if (stored !== null) createDraftStore(storage, () => () => {}, 'desk').put(stored);
  const store = createDraftStore(storage, () => () => {}, 'desk');
  const saved: Edit[] = [];
  const open: ((answer: SaveAnswer) => void)[] = [];
  let timers: (() => void)[] = [];
  const saver = createDraftSaver({
    store,
    saveEdit: (edit) => {
      saved.push(edit);
      return new Promise((done) => open.push(done));
    },
    later: (_milliseconds, then) => {
      timers.push(then);
      return () => {
        timers = timers.filter((timer) => timer !== then);
      };
    },
  });
  const settled = async (): Promise<void> => await new Promise((done) => setImmediate(done));
  return {
    store,
    saver,
    saved,
    waiting: () => timers.length,
    type: (changes: Draft<'actor'>['changes']) => store.put(draftWith(changes)),
    rest: async () => {
      for (const timer of timers.splice(0)) timer();
      await settled();
    },
    answer: async (answer: SaveAnswer = { ok: true }) => {
      open.shift()?.(answer);
      await settled();
    },
    typed: () => store.list()[0]?.changes,
    errors: () => store.list()[0]?.errors.map(({ path }) => path.join('.')) ?? [],
  };
}

describe('what is typed', () => {
  test('is saved once the hands rest, and is then no draft any more', async () => {
    const { type, rest, answer, saved, store, waiting } = desk();
    type({ description: 'P' });
    type({ description: 'Pilot' });
    expect(waiting()).toBe(1);
    await rest();
    expect(saved).toMatchObject([{ action: 'update', changes: { description: 'Pilot' } }]);
    await answer();
    await rest();
    expect(store.list()).toEqual([]);
    expect(saved).toHaveLength(1);
  });

  test('while it is being saved, is saved after it, and nothing twice', async () => {
    const { type, rest, answer, saved, store } = desk();
    type({ description: 'Pilot' });
    await rest();
    type({ description: 'Pilot', name: 'Ada Lind' });
    await rest();
    expect(saved).toHaveLength(1);
    await answer();
    await rest();
    expect(saved[1]).toMatchObject({ changes: { name: 'Ada Lind' } });
    expect(saved[1]).not.toHaveProperty('changes.description');
    await answer();
    expect(store.list()).toEqual([]);
  });

  test('keeps a space at its end until the field is left', async () => {
    const { type, rest, answer, typed, saver, store } = desk();
    type({ description: 'Pilot ' });
    await rest();
    await answer();
    expect(typed()).toEqual({ description: 'Pilot ' });
    expect(await saver.save(id)).toBe(true);
    expect(store.list()).toEqual([]);
  });

  test('is not called wrong before the field is left, and keeps nothing valid from being saved', async () => {
    const { type, rest, answer, saved, errors, saver, typed, waiting } = desk();
    type({ country: 'Nor', description: 'Pilot' });
    await rest();
    expect(saved).toMatchObject([{ changes: { description: 'Pilot' } }]);
    await answer();
    expect(errors()).toEqual([]);
    expect(await saver.save(id)).toBe(false);
    expect(errors()).toEqual(['changes.country']);
    expect(typed()).toEqual({ country: 'Nor' });
    // It waits for its editor, not for a clock.
    expect(waiting()).toBe(0);
  });

  test('in the body of an article waits until the field is left', async () => {
    const { store, rest, saved, saver } = desk();
    store.put({
      kind: 'article',
      id,
      base: completeFields('article', { headline: 'H', body: 'One' }),
      baseRevision: 1,
      changes: { body: 'One two' },
      errors: [],
    });
    await rest();
    expect(saved).toEqual([]);
    void saver.save(id);
    await rest();
    expect(saved).toMatchObject([{ changes: { body: 'One two' } }]);
  });

  test('into a record that is not made yet waits for its editor', async () => {
    const { store, rest, saved, saver, answer } = desk();
    store.put({ ...draftWith({ ...base, name: ' Ada ' }), base: null, baseRevision: 1 });
    await rest();
    await saver.saveAll();
    expect(saved).toEqual([]);
    const made = saver.save(id);
    await rest();
    expect(saved).toMatchObject([{ action: 'create', fields: { name: 'Ada' } }]);
    await answer();
    expect(await made).toBe(true);
    expect(store.list()).toEqual([]);
  });
});

test('what was refused stays, is told of, and is tried again only once it is changed', async () => {
  const { type, rest, answer, errors, saved, typed, waiting } = desk();
  type({ description: 'Pilot' });
  await rest();
  const path = ['changes', 'description'];
  await answer({ ok: false, error: { code: errorCodes.forbidden, message: 'No.', path } });
  expect(errors()).toEqual(['changes.description']);
  expect(waiting()).toBe(0);
  type({ ...typed(), description: 'Captain' } as Draft<'actor'>['changes']);
  await rest();
  expect(saved).toHaveLength(2);
});

test('what could not be written is tried again by itself', async () => {
  const { type, rest, answer, saved } = desk();
  type({ description: 'Pilot' });
  await rest();
  await answer({
    ok: false,
    error: { code: errorCodes.internal, message: 'Disk full.', path: [] },
  });
  await rest();
  expect(saved).toHaveLength(2);
});

test('what was left unsaved by the window before is saved by the next one', async () => {
  const { rest, saved } = desk(draftWith({ description: 'Pilot' }));
  await rest();
  expect(saved).toMatchObject([{ changes: { description: 'Pilot' } }]);
});

import { describe, expect, test } from 'vitest';
import { editOfDraft, errorOf, readable, type Draft } from '#desktop/renderer/drafts/draft.ts';
import {
  countDrafts,
  createDraftStore,
  forgetDrafts,
} from '#desktop/renderer/drafts/draft-store.ts';
import { memoryStorage } from '#tests/support/memory-storage.ts';
import { completeFields } from '#shared/edits/apply-edit.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';

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

describe('the edit that saves a draft', () => {
  test('names only the fields that differ, tidied', () => {
    const { edit } = editOfDraft(
      draftWith({ name: ' Ada L. ', kind: 'person', description: '  ' }),
    );
    expect(edit).toEqual({
      action: 'update',
      kind: 'actor',
      id,
      baseRevision: 3,
      changes: { name: 'Ada L.' },
    });
  });

  test('is none when everything is as it was', () => {
    const draft = draftWith({ name: 'Ada ', country: '' });
    expect(editOfDraft(draft)).toEqual({ edit: null, errors: [] });
  });

  test('leaves out what is not valid, and says what is wrong with it', () => {
    const { edit, errors } = editOfDraft(
      draftWith({ name: ' ', country: 'Norway', description: 'A pilot' }),
    );
    expect(edit).toMatchObject({ changes: { description: 'A pilot' } });
    expect(errors.map(({ path }) => path)).toEqual([
      ['changes', 'name'],
      ['changes', 'country'],
    ]);
  });

  test('has no lines of a list in which nothing is written', () => {
    const alias = { name: 'A. Lind', language: null, kind: 'other' } as const;
    const { edit } = editOfDraft(draftWith({ aliases: [alias, { ...alias, name: ' ' }] }));
    expect(edit).toMatchObject({ changes: { aliases: [alias] } });
    expect(editOfDraft(draftWith({ aliases: [{ ...alias, name: '' }] })).edit).toBeNull();
  });

  test('creates a new record without the fields that only the server sets', () => {
    const { edit } = editOfDraft({ ...draftWith(base), base: null, baseRevision: 1 });
    expect(edit).toMatchObject({ action: 'create', fields: { name: 'Ada', aliases: [] } });
    expect(parseEdit(edit).ok).toBe(true);
  });
});

test('an error stands beside its field, in words without the path', () => {
  const error = {
    code: errorCodes.validationFailed,
    message: 'changes.name is empty: write something.',
    path: ['changes', 'name'],
  };
  expect(errorOf([error], 'name')).toBe('This is empty: write something.');
  expect(errorOf([error], 'country')).toBeNull();
  expect(readable({ ...error, message: 'It is gone.', path: [] })).toBe('It is gone.');
});

describe('the drafts of the windows', () => {
  const key = `verbatim.draft.desk/${id}`;
  const nowhere = (): (() => void) => () => {};

  test('are there again after the windows were closed', () => {
    const storage = memoryStorage();
    createDraftStore(storage, nowhere, 'desk').put(draftWith({ name: 'Ad' }));
    expect(createDraftStore(storage, nowhere, 'desk').list()).toEqual([draftWith({ name: 'Ad' })]);
  });

  test.each(['{', '[]', '{"kind":"unknown"}', JSON.stringify({ ...draftWith({}), id: 'other' })])(
    'begin empty where the storage holds %s',
    (text) => {
      const storage = memoryStorage({ [key]: text });
      expect(createDraftStore(storage, nowhere, 'desk').list()).toEqual([]);
    },
  );

  test('tell their listeners of each change until these stop', () => {
    const store = createDraftStore(memoryStorage(), nowhere, 'desk');
    let told = 0;
    const stop = store.subscribe(() => (told += 1));
    store.put(draftWith({ name: 'A' }));
    store.remove(id);
    stop();
    store.put(draftWith({ name: 'B' }));
    expect(told).toBe(2);
  });

  test('of one window are seen in another, and never written over by it', () => {
    const storage = memoryStorage();
    let tell = (_key: string): void => {};
    const one = createDraftStore(storage, nowhere, 'desk');
    const other = createDraftStore(
      storage,
      (listener) => {
        tell = listener;
        return () => {};
      },
      'desk',
    );
    const heard: boolean[] = [];
    other.subscribe((_id, here) => heard.push(here));
    one.put(draftWith({ name: 'A' }));
    tell(key);
    expect(other.list()).toEqual([draftWith({ name: 'A' })]);
    other.put({ ...draftWith({ name: 'B' }), id: '018fc9a0-0000-7000-8000-000000000002' });
    one.remove(id);
    tell(key);
    expect(other.list().map(({ changes }) => changes)).toEqual([{ name: 'B' }]);
    expect(heard).toEqual([false, true, false]);
  });

  test('of one desk are nobody else’s business, and go when it is forgotten', () => {
    const storage = memoryStorage();
    createDraftStore(storage, nowhere, 'desk').put(draftWith({ name: 'Ad' }));
    expect(createDraftStore(storage, nowhere, 'other').list()).toEqual([]);
    expect(countDrafts(storage, 'desk')).toBe(1);
    forgetDrafts(storage, 'desk');
    expect(createDraftStore(storage, nowhere, 'desk').list()).toEqual([]);
  });

  test('that an earlier version kept for all desks go to the first that is opened', () => {
    const { errors: _, ...kept } = draftWith({ name: 'Ad' });
    const storage = memoryStorage({ 'verbatim.drafts.1': JSON.stringify([kept]) });
    const drafts = [draftWith({ name: 'Ad' })];
    expect(createDraftStore(storage, nowhere, 'desk').list()).toEqual(drafts);
    expect(createDraftStore(storage, nowhere, 'other').list()).toEqual([]);
    expect(createDraftStore(storage, nowhere, 'desk').list()).toEqual(drafts);
  });

  test('live on in their window where the storage takes no more', () => {
    const storage = memoryStorage();
    storage.setItem = () => {
      throw new Error('The quota has been exceeded.');
    };
    const store = createDraftStore(storage, nowhere, 'desk');
    store.put(draftWith({ name: 'A' }));
    expect(store.list()).toEqual([draftWith({ name: 'A' })]);
  });
});

import { describe, expect, test } from 'vitest';
import { editOfDraft, errorOf, readable, type Draft } from '#desktop/renderer/drafts/draft.ts';
import { createDraftStore, type DraftStorage } from '#desktop/renderer/drafts/draft-store.ts';
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
  error: null,
});

describe('the edit that saves a draft', () => {
  test('names only the fields that differ, tidied', () => {
    const edit = editOfDraft(draftWith({ name: ' Ada L. ', kind: 'person', description: '  ' }));
    expect(edit).toEqual({
      action: 'update',
      kind: 'actor',
      id,
      baseRevision: 3,
      changes: { name: 'Ada L.' },
    });
  });

  test('is none when everything is as it was', () => {
    expect(editOfDraft(draftWith({ name: 'Ada ', country: '' }))).toBeNull();
  });

  test('keeps an empty name, so that the editor is told of it', () => {
    expect(editOfDraft(draftWith({ name: ' ' }))).toMatchObject({ changes: { name: '' } });
  });

  test('creates a new record without the fields that only the server sets', () => {
    const edit = editOfDraft({ ...draftWith(base), base: null, baseRevision: 1 });
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
  expect(errorOf(error, 'name')).toBe('This is empty: write something.');
  expect(errorOf(error, 'country')).toBeNull();
  expect(readable({ ...error, message: 'It is gone.', path: [] })).toBe('It is gone.');
});

describe('the drafts of a window', () => {
  const storageWith = (text: string | null): DraftStorage & { text: string | null } => ({
    text,
    getItem() {
      return this.text;
    },
    setItem(_key, value) {
      this.text = value;
    },
  });

  test('are there again after the window was closed', () => {
    const storage = storageWith(null);
    createDraftStore(storage).put(draftWith({ name: 'Ad' }));
    expect(createDraftStore(storage).list()).toEqual([draftWith({ name: 'Ad' })]);
  });

  test.each(['{', '{"not":"a list"}', '[{"kind":"unknown"}]'])(
    'begin empty where the storage holds %s',
    (text) => expect(createDraftStore(storageWith(text)).list()).toEqual([]),
  );

  test('tell their listeners of each change until these stop', () => {
    const store = createDraftStore(storageWith(null));
    let told = 0;
    const stop = store.subscribe(() => (told += 1));
    store.put(draftWith({ name: 'A' }));
    store.remove(id);
    stop();
    store.put(draftWith({ name: 'B' }));
    expect(told).toBe(2);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeFields } from '#shared/edits/apply-edit.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import { recordDefinitions } from '#shared/records/records.ts';

const id = '018f0000-0000-7000-8000-000000000000';

function complaint(input: unknown): { message: string; path: readonly string[] } {
  const parsed = parseEdit(input);
  if (parsed.ok) throw new Error('The edit was accepted.');
  return { message: parsed.error.message, path: parsed.error.path };
}

describe('parsing an edit', () => {
  it('fills nothing in: fields left out stay out until the record is made', () => {
    const fields = { name: 'Trade' };
    const parsed = parseEdit({ action: 'create', kind: 'topic', id, fields });
    expect(parsed).toEqual({ ok: true, edit: { action: 'create', kind: 'topic', id, fields } });
    expect(completeFields('topic', fields)).toEqual({
      name: 'Trade',
      description: null,
      parentId: null,
    });
  });

  it.each([
    [{ action: 'create', kind: 'topic', id, fields: {} }, 'fields.name is missing.'],
    [
      { action: 'create', kind: 'topic', id: 'x', fields: { name: 'T' } },
      'id is not a record id: a lowercase UUIDv7 is expected.',
    ],
    [
      { action: 'create', kind: 'topic', id, fields: { name: ' ' } },
      'fields.name is empty: write something.',
    ],
    [
      { action: 'create', kind: 'topic', id, fields: { name: 'T', colour: 'red' } },
      'fields.colour is not a known field.',
    ],
    [{ action: 'update', kind: 'topic', id, changes: { name: 'T' } }, 'baseRevision is missing.'],
    [
      { action: 'update', kind: 'actor', id, baseRevision: 1, changes: { country: 'Kabul' } },
      'changes.country is not a country code: write the two capitals of ISO 3166-1, like AF.',
    ],
    [
      { action: 'update', kind: 'actor', id, baseRevision: 1, changes: { mergedInto: id } },
      'changes.mergedInto is set by the server: leave it out.',
    ],
    [
      { action: 'explode', kind: 'topic', id },
      'action must be one of create, update, delete, restore.',
    ],
    [
      { action: 'create', kind: 'spell', id },
      'kind must be one of topic, actor, affiliation, article, quote.',
    ],
    [7, 'The input must be an object.'],
  ])('names what is wrong with %j', (input, message) => {
    expect(complaint(input).message).toBe(message);
  });

  it('gives the path down to a member of a list', () => {
    const attributions = [{ actorId: id, part: 'singer', role: null }];
    const found = complaint({
      action: 'update',
      kind: 'quote',
      id,
      baseRevision: 1,
      changes: { attributions },
    });
    expect(found.path).toEqual(['changes', 'attributions', '0', 'part']);
  });

  it('refuses a date that does not fit its precision', () => {
    const saidOn = { date: '2024-05', precision: 'day', words: null };
    const found = complaint({
      action: 'update',
      kind: 'quote',
      id,
      baseRevision: 1,
      changes: { saidOn },
    });
    expect(found.path).toEqual(['changes', 'saidOn', 'date']);
  });

  it('refuses text that PostgreSQL could not store', () => {
    for (const name of ['a\0b', 'half \ud83d', '\ude00 half']) {
      expect(complaint({ action: 'create', kind: 'topic', id, fields: { name } }).path).toEqual([
        'fields',
        'name',
      ]);
    }
    expect(
      parseEdit({ action: 'create', kind: 'topic', id, fields: { name: 'whole 😀' } }).ok,
    ).toBe(true);
  });

  it('answers any JSON value without throwing', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom(...Object.keys(recordDefinitions)),
        (value, kind) => {
          expect(typeof parseEdit(value).ok).toBe('boolean');
          expect(parseEdit({ action: 'create', kind, id, fields: value }).ok).toBe(false);
        },
      ),
    );
  });
});

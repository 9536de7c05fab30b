import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { readRecords } from '#shared/sync/read-records.ts';

const meta = {
  id: v7(),
  revision: 3,
  createdAt: '2026-01-02T03:04:05Z',
  createdBy: null,
  updatedAt: '2026-01-02T03:04:05Z',
  updatedBy: null,
  deletedAt: null,
};
const topic = {
  kind: 'topic',
  ...meta,
  fields: { name: 'Ferries', description: null, parentId: null },
};

describe('records of another version', () => {
  it('are read whole where all of them is known', () => {
    expect(readRecords([topic])).toEqual({ records: [topic], unread: false });
  });

  it('lose a field that this version does not know, and say so (1.3)', () => {
    const newer = { ...topic, fields: { ...topic.fields, colour: 'blue' } };
    expect(readRecords([newer, topic])).toEqual({ records: [topic, topic], unread: true });
  });

  it('are passed over where their kind is not known, and the rest is read (1.3)', () => {
    const newer = { ...topic, kind: 'dossier' };
    expect(readRecords([newer, topic])).toEqual({ records: [topic], unread: true });
  });

  it('are passed over where a value is not known: changing it here would lose it', () => {
    const newer = { ...topic, fields: { ...topic.fields, name: { en: 'Ferries' } } };
    expect(readRecords([newer, topic])).toEqual({ records: [topic], unread: true });
  });

  it.each([[null], [42], ['text'], [{}], [[]]])(
    'are passed over where there is only %j',
    (input) => {
      expect(readRecords([input, topic])).toEqual({ records: [topic], unread: true });
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '#shared/edits/apply-edit.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import { afterReanchoring, verifiedFields } from '#shared/edits/verification.ts';
import { anchorStatuses, quoteStatuses, type QuoteFields } from '#shared/records/quote.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { create, update } from '#tests/support/edits.ts';

const speaker = '018f0000-0000-7000-8000-000000000001';
const [ada, bea] = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b'];
const first = { at: '2024-05-29T10:00:00Z', by: ada };
const later = { at: '2024-05-30T10:00:00Z', by: bea };

const values: { readonly [Field in (typeof verifiedFields)[number]]: QuoteFields[Field] } = {
  segments: [{ start: 1, end: 4, prefix: '', suffix: '' }],
  reportedText: 'other words',
  utteredText: 'other',
  kind: 'mixed',
  cue: 'warned',
  attributions: [{ actorId: speaker, part: 'speaker', role: 'chair' }],
  saidOn: { date: '2024', precision: 'year', words: null },
  medium: 'speech',
  venue: 'town hall',
  topics: [{ topicId: speaker, stance: 'supports' }],
  language: 'de',
  translation: 'Wörter',
};

function quote(fields: Partial<QuoteFields> = {}): RecordOf<'quote'> {
  const made = applyEdit(
    null,
    create('quote', { articleId: speaker, reportedText: 'words', status: 'verified', ...fields }),
    first,
  );
  if (made?.kind !== 'quote') throw new Error('no quote');
  return made;
}

function changed(record: RecordOf<'quote'>, changes: Partial<QuoteFields>): QuoteFields {
  const next = applyEdit(record, update(record, changes), later);
  if (next?.kind !== 'quote') throw new Error('no quote');
  return next.fields;
}

describe('a verified quote', () => {
  it('names who verified it and when, from its first verification on', () => {
    expect(quote().fields).toMatchObject({ verifiedBy: ada, verifiedAt: first.at });
    const draft = quote({ status: 'draft' });
    expect(draft.fields).toMatchObject({ verifiedBy: null, verifiedAt: null });
    expect(changed(draft, { status: 'verified' })).toMatchObject({
      verifiedBy: bea,
      verifiedAt: later.at,
    });
  });

  it.each(verifiedFields)('goes back to review when its %s changes', (field) => {
    expect(changed(quote(), { [field]: values[field] })).toEqual({
      ...quote().fields,
      [field]: values[field],
      status: 'in_review',
      verifiedBy: null,
      verifiedAt: null,
    });
  });

  it.each(verifiedFields)('is verified anew by an edit of its %s that says so', (field) => {
    expect(changed(quote(), { [field]: values[field], status: 'verified' })).toMatchObject({
      status: 'verified',
      verifiedBy: bea,
      verifiedAt: later.at,
    });
  });

  it('stays verified when only the note changes, or nothing really does', () => {
    expect(changed(quote(), { note: 'checked' })).toEqual({ ...quote().fields, note: 'checked' });
    expect(changed(quote(), { cue: null })).toEqual(quote().fields);
    expect(changed(quote(), { status: 'verified' })).toEqual(quote().fields);
  });

  it('keeps another status that the edit gives', () => {
    expect(changed(quote(), { cue: 'said', status: 'disputed' })).toMatchObject({
      status: 'disputed',
      verifiedBy: null,
      verifiedAt: null,
    });
  });

  it('loses it to a body that edits or drops its words, and not to one that moves them', () => {
    for (const anchorStatus of anchorStatuses) {
      const fields = { ...quote().fields, anchorStatus };
      const settled = afterReanchoring(fields);
      if (anchorStatus === 'exact' || anchorStatus === 'moved') expect(settled).toEqual(fields);
      else expect(settled).toMatchObject({ status: 'in_review', verifiedBy: null });
    }
  });
});

it('No edit leaves words verified that nobody verified', () => {
  const anyChanges = fc
    .record(
      Object.fromEntries(verifiedFields.map((field) => [field, fc.constant(values[field])])),
      { requiredKeys: [] },
    )
    .chain((changes) =>
      fc
        .record({ status: fc.constantFrom(...quoteStatuses) }, { requiredKeys: [] })
        .map((status) => ({ ...changes, ...status })),
    );
  fc.assert(
    fc.property(fc.constantFrom(...quoteStatuses), fc.array(anyChanges), (status, edits) => {
      let record = quote({ status });
      for (const changes of edits) {
        const next = { ...record, fields: changed(record, changes) };
        const { verifiedAt, verifiedBy } = next.fields;
        expect(verifiedAt !== null).toBe(next.fields.status === 'verified');
        const vouched = verifiedFields.every((field) =>
          sameValue(record.fields[field], next.fields[field]),
        );
        if (next.fields.status === 'verified' && !(vouched && record.fields.verifiedAt !== null)) {
          expect(changes).toMatchObject({ status: 'verified' });
          expect(verifiedBy).toBe(later.by);
        }
        record = next;
      }
    }),
  );
});

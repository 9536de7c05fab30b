import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameValue } from '#shared/edits/same-value.ts';
import { threeWayMerge, type FieldValues } from '#shared/edits/three-way-merge.ts';

const aliasName = fc.constantFrom('IEA', 'the ministry', 'МИД', 'وزارة', 'MoFA', 'the Taliban');
const aliases = fc.uniqueArray(
  fc.record({
    name: aliasName,
    language: fc.constantFrom(null, 'en', 'ru'),
    kind: fc.constantFrom('acronym', 'other'),
  }),
  { selector: (alias) => JSON.stringify(alias), maxLength: 6 },
);
const designations = fc.uniqueArray(
  fc.record({
    label: fc.constantFrom('banned', 'sanctioned', 'recognised'),
    authority: fc.constant(null),
    since: fc.constantFrom(null, '2003', '2021-08'),
    note: fc.constantFrom(null, 'upheld'),
  }),
  { selector: ({ label }) => label, maxLength: 3 },
);
const actor = fc.record({
  kind: fc.constantFrom('person', 'organization'),
  name: fc.constantFrom('A', 'B', 'C'),
  country: fc.constantFrom(null, 'AF', 'RU'),
  aliases,
  designations,
});

function changesBetween(base: FieldValues, next: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(next).filter(([field, value]) => !sameValue(value, base[field])),
  );
}

function membersOf(fields: FieldValues, field: string): readonly unknown[] {
  const value = fields[field];
  return Array.isArray(value) ? value : [];
}

describe('the three-way merge', () => {
  it('gives mine where nobody else changed anything', () => {
    fc.assert(
      fc.property(actor, actor, (base, mine) => {
        const changes = changesBetween(base, mine);
        const result = threeWayMerge('actor', base, changes, base);
        expect(result).toEqual({ changes, conflicts: [], merged: false });
      }),
    );
  });

  it('commutes: whoever comes first, fields changed by one side only end the same', () => {
    fc.assert(
      fc.property(actor, actor, actor, (base, one, other) => {
        const both = [one, other].map((next) => changesBetween(base, next));
        const [first = {}, second = {}] = both;
        const there = threeWayMerge('actor', base, second, { ...base, ...first });
        const back = threeWayMerge('actor', base, first, { ...base, ...second });
        expect(there.conflicts.map(({ field }) => field).sort()).toEqual(
          back.conflicts.map(({ field }) => field).sort(),
        );
        const onlyOne = Object.keys(base).filter((field) => !(field in first && field in second));
        for (const field of onlyOne) {
          const ends = { ...base, ...first, ...there.changes };
          const endsBack = { ...base, ...second, ...back.changes };
          expect(sameValue(field in ends, field in endsBack)).toBe(true);
          expect(Reflect.get(ends, field)).toEqual(Reflect.get(endsBack, field));
        }
      }),
    );
  });

  it('never loses a member that one side added or changed, and never invents one', () => {
    fc.assert(
      fc.property(actor, actor, actor, (base, mine, theirs) => {
        const result = threeWayMerge('actor', base, changesBetween(base, mine), theirs);
        const merged: FieldValues = { ...theirs, ...result.changes };
        for (const field of ['aliases', 'designations']) {
          if (result.conflicts.some((conflict) => conflict.field === field)) continue;
          const known = [base, mine, theirs].flatMap((fields) => membersOf(fields, field));
          const kept = membersOf(merged, field);
          for (const member of kept) expect(known).toContainEqual(member);
          for (const side of [mine, theirs]) {
            for (const member of membersOf(side, field)) {
              const isNew = !membersOf(base, field).some((old) => sameValue(old, member));
              if (isNew) expect(kept).toContainEqual(member);
            }
          }
        }
      }),
    );
  });

  it('removes a member that one side removed and the other left alone', () => {
    const alias = (name: string) => ({ name, language: null, kind: 'other' });
    const base = { aliases: [alias('A'), alias('B')] };
    const result = threeWayMerge(
      'actor',
      base,
      { aliases: [alias('B'), alias('C')] },
      { aliases: [alias('A'), alias('B'), alias('D')] },
    );
    expect(result.conflicts).toEqual([]);
    expect(result.changes).toEqual({ aliases: [alias('B'), alias('D'), alias('C')] });
  });

  it('reports a scalar that both changed differently with base, mine and theirs', () => {
    const result = threeWayMerge('actor', { name: 'A' }, { name: 'B' }, { name: 'C' });
    expect(result.conflicts).toEqual([{ field: 'name', base: 'A', mine: 'B', theirs: 'C' }]);
    expect(result.changes).toEqual({});
  });

  it('reports a set in which both changed the same member differently', () => {
    const attribution = (role: string | null) => [
      { actorId: '018f0000-0000-7000-8000-000000000001', part: 'speaker', role },
    ];
    const result = threeWayMerge(
      'quote',
      { attributions: attribution(null) },
      { attributions: attribution('spokesperson') },
      { attributions: attribution('minister') },
    );
    expect(result.conflicts.map(({ field }) => field)).toEqual(['attributions']);
  });

  it('has nothing to do where both made the same change', () => {
    const result = threeWayMerge('actor', { name: 'A' }, { name: 'B' }, { name: 'B' });
    expect(result).toEqual({ changes: {}, conflicts: [], merged: false });
  });

  it('treats the segments of a quote as one value', () => {
    const segments = (start: number) => [{ start, end: start + 5, prefix: '', suffix: '' }];
    const result = threeWayMerge(
      'quote',
      { segments: segments(0) },
      { segments: segments(3) },
      { segments: segments(9) },
    );
    expect(result.conflicts.map(({ field }) => field)).toEqual(['segments']);
  });

  it('keeps what they added to a set even where mine is preferred', () => {
    const speaker = (actor: number, role: string | null) => ({
      actorId: `018f0000-0000-7000-8000-00000000000${actor}`,
      part: 'speaker',
      role,
    });
    const result = threeWayMerge(
      'quote',
      { cue: 'said', attributions: [speaker(1, null)] },
      { cue: 'warned', attributions: [speaker(1, 'spokesperson')] },
      { cue: 'told', attributions: [speaker(1, 'minister'), speaker(2, null)] },
      'mine',
    );
    expect(result.conflicts).toEqual([]);
    expect(result.changes).toEqual({
      cue: 'warned',
      attributions: [speaker(1, 'spokesperson'), speaker(2, null)],
    });
  });
});

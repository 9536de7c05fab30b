import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameValue } from '#shared/edits/same-value.ts';
import { threeWayMerge, type FieldValues } from '#shared/edits/three-way-merge.ts';
import { memberKey } from '#shared/records/member-key.ts';
import { recordDefinitions, recordKinds } from '#shared/records/records.ts';
import { anyFieldsOf } from '#tests/support/any-fields.ts';

// fast-check prints the seed and the path of every failure; a failure it finds is kept as a fixed case.

const runs = { numRuns: 100 };

function changesBetween(base: FieldValues, next: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(next).filter(([field, value]) => !sameValue(value, base[field])),
  );
}
function pick(values: FieldValues, names: readonly string[]): FieldValues {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
function membersOf(fields: FieldValues, field: string): readonly unknown[] {
  const value = fields[field];
  return Array.isArray(value) ? value : [];
}

describe.each(recordKinds)('merging three versions of a record of kind %s', (kind) => {
  const fields = anyFieldsOf(kind);
  const names = Object.keys(recordDefinitions[kind].fields.shape);
  const sets = names.filter((field) => memberKey(kind, field) !== undefined);
  const some = fc.subarray(names);
  // Each side changes some fields, so that there are fields that none, one or both changed.
  const three = fc
    .tuple(fields, fields, fields, some, some)
    .map(([base, one, other, ofMine, ofTheirs]): [FieldValues, FieldValues, FieldValues] => [
      base,
      { ...base, ...pick(one, ofMine) },
      { ...base, ...pick(other, ofTheirs) },
    ]);
  const merge = (base: FieldValues, mine: FieldValues, theirs: FieldValues) => {
    const result = threeWayMerge(kind, base, changesBetween(base, mine), theirs);
    return { ...result, fields: { ...theirs, ...result.changes } };
  };
  const inConflict = (result: ReturnType<typeof merge>, field: string) =>
    result.conflicts.some((conflict) => conflict.field === field);

  it('is tried with every field that the kind has, in values that its schema takes', () => {
    fc.assert(
      fc.property(fields, (values) => {
        expect(Object.keys(values).sort()).toEqual([...names].sort());
        expect(recordDefinitions[kind].fields.safeParse(values).error).toBeUndefined();
      }),
      runs,
    );
  });

  it('with the base on either side gives the other', () => {
    fc.assert(
      fc.property(fields, fields, (base, other) => {
        expect(merge(base, other, base)).toMatchObject({ fields: other, conflicts: [] });
        expect(merge(base, base, other)).toMatchObject({ changes: {}, conflicts: [] });
        expect(merge(base, other, other)).toMatchObject({ changes: {}, conflicts: [] });
      }),
      runs,
    );
  });

  it('of disjoint fields commutes and takes both', () => {
    fc.assert(
      fc.property(fields, fields, fields, some, (base, one, other, ofMine) => {
        const ofTheirs = names.filter((name) => !ofMine.includes(name));
        const mine = { ...base, ...pick(one, ofMine) };
        const theirs = { ...base, ...pick(other, ofTheirs) };
        const there = merge(base, mine, theirs);
        const back = merge(base, theirs, mine);
        expect([there.conflicts, back.conflicts]).toEqual([[], []]);
        expect(there.fields).toEqual(back.fields);
        expect(there.fields).toEqual({ ...pick(one, ofMine), ...pick(other, ofTheirs) });
      }),
      runs,
    );
  });

  it('finds the same fields in conflict from both sides, with base, mine and theirs', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const there = merge(base, mine, theirs);
        const back = merge(base, theirs, mine);
        const turned = back.conflicts.map(({ field, base: was, mine: my, theirs: their }) => ({
          field,
          base: was,
          mine: their,
          theirs: my,
        }));
        expect(there.conflicts).toEqual(expect.arrayContaining(turned));
        expect(there.conflicts).toHaveLength(turned.length);
        for (const conflict of there.conflicts) {
          const { field } = conflict;
          expect(conflict).toEqual({
            field,
            base: base[field],
            mine: mine[field],
            theirs: theirs[field],
          });
        }
      }),
      runs,
    );
  });

  it('never invents a value, and changes a field only to what mine says', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const result = merge(base, mine, theirs);
        for (const field of names) {
          const value = result.fields[field];
          if (!sets.includes(field)) {
            expect([mine[field], theirs[field]]).toContainEqual(value);
            if (sameValue(mine[field], base[field])) expect(value).toEqual(theirs[field]);
            continue;
          }
          const known = [...membersOf(mine, field), ...membersOf(theirs, field)];
          for (const member of membersOf(result.fields, field)) {
            expect(known).toContainEqual(member);
          }
        }
      }),
      runs,
    );
  });

  it('never loses a member that either side added or changed, nor brings one back that was removed', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const result = merge(base, mine, theirs);
        for (const field of sets) {
          if (inConflict(result, field)) continue;
          const keyOf = memberKey(kind, field);
          const kept = membersOf(result.fields, field);
          const before = membersOf(base, field);
          expect(new Set(kept.map((member) => keyOf?.(member))).size).toBe(kept.length);
          for (const [side, opposite] of [
            [mine, theirs],
            [theirs, mine],
          ] as const) {
            for (const member of membersOf(side, field)) {
              const old = before.some((one) => sameValue(one, member));
              if (!old) expect(kept).toContainEqual(member);
            }
            for (const member of before) {
              const key = keyOf?.(member);
              const gone = !membersOf(side, field).some((one) => keyOf?.(one) === key);
              const alone = membersOf(opposite, field).every(
                (one) => keyOf?.(one) !== key || sameValue(one, member),
              );
              if (gone && alone) expect(kept.map((one) => keyOf?.(one))).not.toContain(key);
            }
          }
        }
      }),
      runs,
    );
  });

  it('done twice changes nothing more', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const once = merge(base, mine, theirs);
        const twice = merge(base, mine, once.fields);
        expect(twice.changes).toEqual({});
        expect(twice.conflicts).toEqual(once.conflicts);
      }),
      runs,
    );
  });

  it('that prefers mine has no conflicts, and is mine wherever theirs is not all that changed', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const changes = changesBetween(base, mine);
        const result = threeWayMerge(kind, base, changes, theirs, 'mine');
        expect(result.conflicts).toEqual([]);
        const ends: FieldValues = { ...theirs, ...result.changes };
        for (const field of Object.keys(changes)) {
          if (!sets.includes(field)) expect(ends[field]).toEqual(mine[field]);
          else
            for (const member of membersOf(mine, field)) {
              const old = membersOf(base, field).some((one) => sameValue(one, member));
              if (!old) expect(membersOf(ends, field)).toContainEqual(member);
            }
        }
      }),
      runs,
    );
  });
});

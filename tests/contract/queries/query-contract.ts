import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { directions, orderingNames } from '#shared/queries/orderings.ts';
import { recordKinds } from '#shared/records/records.ts';
import { caseDesk, cases } from './cases.ts';
import type { OpenQueriedDesk, QueriedDesk } from './queried-desk.ts';
import { deskOf, filterOf } from './generators.ts';
import { referenceIds } from './reference.ts';

const desks = 3;
const filtersPerDesk = 120;

/** What every implementation of lists answers: the same ids in the same order for the same filter. */
export function queryContract(name: string, open: OpenQueriedDesk): void {
  describe(`${name}: a filter finds`, () => {
    let desk: QueriedDesk;
    beforeAll(async () => {
      desk = await open(caseDesk.records);
    });
    it.each(cases)('$kind: $name', async ({ ask, finds }) => {
      const { ids, total } = await ask(desk);
      expect(ids.map((id) => caseDesk.nameOf(id)).sort()).toEqual([...finds].sort());
      expect(total).toBe(finds.length);
    });
  });

  describe(`${name}: generated filters find what looking at every record finds`, () => {
    const seed = Date.now() % 0x7fff_ffff;
    for (let number = 0; number < desks; number += 1) {
      const [records = []] = fc.sample(deskOf(), { numRuns: 1, seed: seed + number });
      let desk: QueriedDesk;
      beforeAll(async () => {
        desk = await open(records);
      });
      it.each(recordKinds)(`%s, desk ${number} of seed ${seed}`, async (kind) => {
        const order = fc.record({
          field: fc.constantFrom(...orderingNames(kind)),
          direction: fc.constantFrom(...directions),
        });
        const page = fc.record({ offset: fc.nat(3), limit: fc.integer({ min: 1, max: 50 }) });
        await fc.assert(
          fc.asyncProperty(filterOf(kind, records), order, page, async (filter, by, part) => {
            const wanted = referenceIds(records, kind, filter, by);
            const { ids, total } = await desk.list(kind, filter, by, part);
            expect(ids).toEqual(wanted.slice(part.offset, part.offset + part.limit));
            expect(total).toBe(wanted.length);
          }),
          { numRuns: filtersPerDesk, seed },
        );
      });
    }
  });
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  deskIndex,
  deskKnowledge,
  type KnownActor,
} from '#shared/suggestions/resolve/desk-knowledge.ts';

const ids = ['a', 'b', 'c'];
const names = ['Mira Dahl', 'Jonas Dahl', 'Amsel Harbour Board', 'AHB', 'Мира Даль'];

const actor = fc.record({
  id: fc.constantFrom(...ids),
  kind: fc.constantFrom('person' as const, 'organization' as const),
  name: fc.constantFrom(...names),
  aliases: fc.array(
    fc.record({
      name: fc.constantFrom(...names),
      language: fc.constant(null),
      kind: fc.constant('other' as const),
    }),
    { maxLength: 2 },
  ),
  designations: fc.constant<KnownActor['designations']>([]),
});
const affiliation = fc.record({
  id: fc.constantFrom('x', 'y', 'z'),
  actorId: fc.constantFrom(...ids),
  organizationId: fc.constantFrom(...ids),
  to: fc.constantFrom(null, '2020'),
});
const change = fc.oneof(
  fc.record({ put: actor }),
  fc.record({ remove: fc.constantFrom(...ids) }),
  fc.record({ join: affiliation }),
  fc.record({ leave: fc.constantFrom('x', 'y', 'z') }),
);

it('knows after any changes what an index made anew knows', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
      const index = deskIndex();
      const actors = new Map<string, KnownActor>();
      const affiliations = new Map<string, Parameters<typeof index.putAffiliation>[1]>();
      for (const each of changes) {
        if ('put' in each) {
          index.putActor(each.put);
          actors.set(each.put.id, each.put);
        } else if ('remove' in each) {
          index.removeActor(each.remove);
          actors.delete(each.remove);
        } else if ('join' in each) {
          index.putAffiliation(each.join.id, each.join);
          affiliations.set(each.join.id, each.join);
        } else {
          index.removeAffiliation(each.leave);
          affiliations.delete(each.leave);
        }
      }
      const anew = deskKnowledge(actors.values(), affiliations.values());
      const idsOf = (found: readonly KnownActor[]) => found.map(({ id }) => id).sort();
      for (const name of [...names, 'Dahl']) {
        expect(idsOf(index.named(name))).toEqual(idsOf(anew.named(name)));
        expect(idsOf(index.surnamed(name))).toEqual(idsOf(anew.surnamed(name)));
      }
      for (const id of ids) {
        expect(index.organizationOf(id)?.id).toBe(anew.organizationOf(id)?.id);
      }
    }),
  );
});

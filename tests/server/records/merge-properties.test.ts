import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { inArray } from 'drizzle-orm';
import { actors } from '#server/database/schema.ts';
import { actorStore } from '#server/records/kinds/actor.ts';
import { quoteStore } from '#server/records/kinds/quote.ts';
import { affiliationStore } from '#server/records/kinds/affiliation.ts';
import { mergeActors } from '#server/records/merge-actors.ts';
import { unmergeActor } from '#server/records/unmerge-actor.ts';
import { attributionParts, type Attribution } from '#shared/records/quote.ts';
import type { AnyRecord, RecordOf } from '#shared/records/records.ts';
import { deskFixture, recordOf, type DeskFixture } from '../../support/desk-fixture.ts';
import { update } from '../../support/edits.ts';

// Every run makes records of its own in a real database: few runs, each of a lot.
const runs = { numRuns: 12, endOnFailure: true };

let desk: DeskFixture;
let article: RecordOf<'article'>;
beforeAll(async () => {
  desk = await deskFixture();
  article = await desk.create('article', { headline: 'Boats', body: 'The boats are late.' });
});

const actorCount = 4;
const anActor = fc.nat({ max: actorCount - 1 });
const aPart = fc.record({
  actor: anActor,
  part: fc.constantFrom(...attributionParts),
  role: fc.option(fc.constantFrom('clerk', 'chief')),
});
const someParts = fc.uniqueArray(aPart, {
  maxLength: 5,
  selector: ({ actor, part }) => `${part} ${actor}`,
});
const aPair = fc
  .tuple(anActor, anActor)
  .filter(([into, from]) => into !== from)
  .map(([into, from]) => ({ into, from }));

type Parts = readonly { actor: number; part: Attribution['part']; role: string | null }[];

function attributionsOf(people: readonly RecordOf<'actor'>[], parts: Parts): Attribution[] {
  return parts.map(({ actor, part, role }) => ({ actorId: people[actor]?.id ?? '', part, role }));
}

async function makeDesk(parts: readonly Parts[], roles: readonly number[]) {
  const people: RecordOf<'actor'>[] = [];
  for (let index = 0; index < actorCount; index += 1) {
    const aliases = [{ name: `Alias ${index % 2}`, language: null, kind: 'other' as const }];
    const identifiers = [{ scheme: 'register', value: String(index % 3) }];
    people.push(
      await desk.create('actor', { kind: 'person', name: `Name ${index}`, aliases, identifiers }),
    );
  }
  const office = await desk.create('actor', { kind: 'organization', name: 'Office' });
  const quotes: RecordOf<'quote'>[] = [];
  for (const each of parts) {
    const attributions = attributionsOf(people, each);
    const fields = { articleId: article.id, reportedText: 'The boats are late', attributions };
    quotes.push(await desk.create('quote', fields));
  }
  const affiliations: RecordOf<'affiliation'>[] = [];
  for (const actor of roles) {
    const fields = { actorId: people[actor]?.id ?? '', organizationId: office.id };
    affiliations.push(await desk.create('affiliation', fields));
  }
  return { people, quotes, affiliations };
}

async function fieldsNow({ people, quotes, affiliations }: Awaited<ReturnType<typeof makeDesk>>) {
  const ids = (records: readonly AnyRecord[]) => records.map(({ id }) => id);
  const loaded: AnyRecord[] = [
    ...(await actorStore.load(desk.db, ids(people))),
    ...(await quoteStore.load(desk.db, ids(quotes))),
    ...(await affiliationStore.load(desk.db, ids(affiliations))),
  ];
  return new Map(loaded.map(({ id, fields }) => [id, fields]));
}

async function revisionsOf(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await desk.db
    .select({ id: actors.id, revision: actors.revision })
    .from(actors)
    .where(inArray(actors.id, [...ids]));
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

async function merge(into: RecordOf<'actor'>, from: RecordOf<'actor'>): Promise<boolean> {
  const revisions = await revisionsOf([into.id, from.id]);
  const seen = ({ id }: RecordOf<'actor'>) => ({ id, baseRevision: revisions.get(id) ?? 0 });
  const result = await mergeActors(desk.context, { into: seen(into), from: seen(from) });
  return result.outcome === 'merged_actors';
}

async function unmerge({ id }: RecordOf<'actor'>) {
  const baseRevision = (await revisionsOf([id])).get(id) ?? 0;
  const result = await unmergeActor(desk.context, { id, baseRevision });
  if (result.outcome !== 'unmerged_actor') throw new Error(JSON.stringify(result));
  return result;
}

const pick = (people: readonly RecordOf<'actor'>[], index: number): RecordOf<'actor'> => {
  const found = people[index];
  if (found === undefined) throw new Error(`no actor ${index}`);
  return found;
};

describe('whatever actors, quotes and affiliations there are', () => {
  test('merges that are undone in any order leave everything as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someParts, { minLength: 1, maxLength: 3 }),
        fc.array(anActor, { maxLength: 3 }),
        fc.array(aPair, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat()),
        async (parts, roles, pairs, numbers) => {
          const made = await makeDesk(parts, roles);
          const before = await fieldsNow(made);
          const merged: RecordOf<'actor'>[] = [];
          for (const { into, from } of pairs) {
            const goes = pick(made.people, from);
            if (await merge(pick(made.people, into), goes)) merged.push(goes);
          }
          while (merged.length > 0) {
            const at = Number(numbers.next().value) % merged.length;
            const [next] = merged.splice(at, 1);
            if (next === undefined) continue;
            expect((await unmerge(next)).left).toEqual([]);
          }
          const after = await fieldsNow(made);
          // Aliases that several brought may have changed places; what they are has not.
          expect(sorted(after)).toEqual(sorted(before));
        },
      ),
      runs,
    );
  });

  test('edits at the same time as a merge lose nothing, and name the actor that stays', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someParts, { minLength: 2, maxLength: 4 }),
        someParts,
        aPair,
        async (parts, added, pair) => {
          const made = await makeDesk(parts, []);
          const [into, from] = [pick(made.people, pair.into), pick(made.people, pair.from)];
          const more = attributionsOf(made.people, added);
          const edits = made.quotes.map(async (quote) => {
            const key = ({ part, actorId }: Attribution) => `${part} ${actorId}`;
            const had = new Set(quote.fields.attributions.map(key));
            const fresh = more.filter((each) => !had.has(key(each)));
            const attributions = [...quote.fields.attributions, ...fresh];
            const outcome = await desk.edit(update(quote, { attributions, note: 'edited' }));
            recordOf('quote', outcome);
            return { quote, attributions };
          });
          const [done, ...edited] = await Promise.all([merge(into, from), ...edits]);
          expect(done).toBe(true);
          const after = new Map(
            (
              await quoteStore.load(
                desk.db,
                made.quotes.map(({ id }) => id),
              )
            ).map((each) => [each.id, each.fields]),
          );
          for (const { quote, attributions } of edited) {
            const wanted = attributions.map(({ part, actorId }) =>
              [part, actorId === from.id ? into.id : actorId].join(' '),
            );
            const found = after.get(quote.id);
            const has = found?.attributions.map(({ part, actorId }) => `${part} ${actorId}`);
            expect(new Set(has)).toEqual(new Set(wanted));
            expect(has).toHaveLength(new Set(wanted).size);
            expect(found?.note).toBe('edited');
          }
        },
      ),
      runs,
    );
  });
});

test('quotes that are made while their speaker is merged again and again all reach the last one', async () => {
  const { people } = await makeDesk([], []);
  const first = pick(people, 0);
  const fields = { articleId: article.id, reportedText: 'The boats are late' };
  const attributions = [{ actorId: first.id, part: 'speaker' as const, role: null }];
  const writing = Promise.all(
    Array.from({ length: 30 }, () => desk.create('quote', { ...fields, attributions })),
  );
  for (let index = 1; index < actorCount; index += 1) {
    expect(await merge(pick(people, index), pick(people, index - 1))).toBe(true);
  }
  const ids = (await writing).map(({ id }) => id);
  const last = pick(people, actorCount - 1).id;
  const speakers = (await quoteStore.load(desk.db, ids)).flatMap((quote) =>
    quote.fields.attributions.map(({ actorId }) => actorId),
  );
  expect(speakers).toEqual(ids.map(() => last));
});

// What the first of the properties once found.
test.each([
  ['the first merge undone first', [2, 1]],
  ['the last merge undone first', [1, 2]],
])(
  'an actor merged into one that another is merged into afterwards: all is as it was, %s',
  async (_name, order) => {
    const parts = [1, 2, 3].map((actor) => ({ actor, part: 'speaker' as const, role: null }));
    const made = await makeDesk([parts, parts.slice(1)], [1, 2, 3]);
    const before = await fieldsNow(made);
    for (const from of [2, 1]) {
      expect(await merge(pick(made.people, 3), pick(made.people, from))).toBe(true);
    }
    for (const from of order) {
      expect((await unmerge(pick(made.people, from))).left).toEqual([]);
    }
    expect(sorted(await fieldsNow(made))).toEqual(sorted(before));
  },
);

function sorted(records: ReadonlyMap<string, AnyRecord['fields']>) {
  return [...records]
    .map(([id, fields]) => ({
      id,
      ...fields,
      ...('aliases' in fields && { aliases: inOrder(fields.aliases) }),
      ...('identifiers' in fields && { identifiers: inOrder(fields.identifiers) }),
      ...('attributions' in fields && { attributions: inOrder(fields.attributions) }),
    }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

function inOrder(members: readonly object[]): readonly string[] {
  return members.map((member) => JSON.stringify(member)).sort();
}

import { beforeAll, describe, expect, test } from 'vitest';
import { asc } from 'drizzle-orm';
import { changes, searchDocuments } from '#server/database/schema.ts';
import { mergeActors, type ActorsMerged } from '#server/records/merge-actors.ts';
import { readRecord } from '#server/records/read-record.ts';
import { unmergeActor, type ActorUnmerged } from '#server/records/unmerge-actor.ts';
import type { ActorFields } from '#shared/records/actor.ts';
import type { Attribution } from '#shared/records/quote.ts';
import type { RecordOf } from '#shared/records/records.ts';
import {
  accountOf,
  contextOf,
  deskFixture,
  recordOf,
  type DeskFixture,
} from '../../support/desk-fixture.ts';
import { update } from '../../support/edits.ts';

let desk: DeskFixture;
let article: RecordOf<'article'>;
beforeAll(async () => {
  desk = await deskFixture();
  article = await desk.create('article', {
    headline: 'Boats',
    body: 'The boats are late, he said.',
  });
});

const actor = (name: string, fields: Partial<ActorFields> = {}) =>
  desk.create('actor', { kind: 'person', name, ...fields });
const quote = (...attributions: Attribution[]) =>
  desk.create('quote', { articleId: article.id, reportedText: 'The boats are late', attributions });
const as = (
  part: Attribution['part'],
  { id }: { readonly id: string },
  role: string | null = null,
): Attribution => ({ part, actorId: id, role });

async function now<Kind extends 'actor' | 'quote' | 'affiliation'>(record: {
  readonly kind: Kind;
  readonly id: string;
}): Promise<RecordOf<Kind>> {
  const found = await readRecord(desk.db, record.kind, record.id);
  if (found === null) throw new Error('gone');
  return recordOf(record.kind, { outcome: 'applied', record: found });
}
const attributionsOf = async (record: RecordOf<'quote'>) => (await now(record)).fields.attributions;

async function merge(into: RecordOf<'actor'>, from: RecordOf<'actor'>) {
  const [stays, goes] = [await now(into), await now(from)];
  return mergeActors(desk.context, {
    into: { id: stays.id, baseRevision: stays.revision },
    from: { id: goes.id, baseRevision: goes.revision },
  });
}
async function merged(into: RecordOf<'actor'>, from: RecordOf<'actor'>): Promise<ActorsMerged> {
  const result = await merge(into, from);
  if (result.outcome !== 'merged_actors') throw new Error(JSON.stringify(result));
  return result;
}
async function unmerged(record: RecordOf<'actor'>): Promise<ActorUnmerged> {
  const { id, revision } = await now(record);
  const result = await unmergeActor(desk.context, { id, baseRevision: revision });
  if (result.outcome !== 'unmerged_actor') throw new Error(JSON.stringify(result));
  return result;
}
const codeOf = (result: { outcome: string; error?: { code: string } }) =>
  result.error?.code ?? result.outcome;

describe('merging an actor into another', () => {
  test('moves every part it has in quotes and its roles on both sides, each as a change of its own', async () => {
    const [a, b, office] = [
      await actor('Office A', { kind: 'organization' }),
      await actor('Office B', { kind: 'organization' }),
      await actor('Ministry', { kind: 'organization' }),
    ];
    const person = await actor('Member');
    const said = await quote(
      as('speaker', b, 'spokesman'),
      as('mentioned', b),
      as('addressee', person),
    );
    const member = await desk.create('affiliation', { actorId: person.id, organizationId: b.id });
    const part = await desk.create('affiliation', { actorId: b.id, organizationId: office.id });
    expect(await merged(a, b)).toMatchObject({ quotes: 1, affiliations: 2 });
    expect(await attributionsOf(said)).toEqual([
      as('speaker', a, 'spokesman'),
      as('mentioned', a),
      as('addressee', person),
    ]);
    expect((await now(member)).fields.organizationId).toBe(a.id);
    expect((await now(part)).fields.actorId).toBe(a.id);
    expect((await now(b)).fields.mergedInto).toBe(a.id);
    const logged = await desk.db.select().from(changes).orderBy(asc(changes.id));
    const own = logged.filter(({ via }) => via === 'merge').slice(-5);
    expect(own.map(({ recordId }) => recordId).sort()).toEqual(
      [said.id, member.id, part.id, a.id, b.id].sort(),
    );
    expect(own.find(({ recordId }) => recordId === said.id)).toMatchObject({
      revision: 2,
      before: { attributions: said.fields.attributions },
    });
  });

  test('keeps its names, identifiers and designations in the other, and leaves search to that', async () => {
    const designation = { label: 'banned', authority: 'Elsewhere', since: null, note: null };
    const a = await actor('Ada Quill', { identifiers: [{ scheme: 'wikidata', value: 'Q1' }] });
    const b = await actor('Ada Q. Quill', {
      aliases: [
        { name: 'A. Q.', language: null, kind: 'acronym' },
        { name: 'Ada Quill', language: null, kind: 'other' },
      ],
      identifiers: [
        { scheme: 'wikidata', value: 'Q1' },
        { scheme: 'viaf', value: '7' },
      ],
      designations: [designation],
      country: 'NO',
    });
    await merged(a, b);
    expect((await now(a)).fields).toMatchObject({
      name: 'Ada Quill',
      aliases: [
        { name: 'Ada Q. Quill', language: null, kind: 'other' },
        { name: 'A. Q.', language: null, kind: 'acronym' },
      ],
      identifiers: [
        { scheme: 'wikidata', value: 'Q1' },
        { scheme: 'viaf', value: '7' },
      ],
      designations: [designation],
      country: 'NO',
    });
    const found = await desk.db.select({ id: searchDocuments.recordId }).from(searchDocuments);
    const ids = found.map(({ id }) => id);
    expect(ids).toContain(a.id);
    expect(ids).not.toContain(b.id);
  });

  test('leaves one of two like parts, with the role of the one that stays', async () => {
    const [a, b] = [await actor('One'), await actor('One too')];
    const both = await quote(as('speaker', b, 'his'), as('speaker', a, 'hers'), as('mentioned', b));
    const bare = await quote(as('speaker', a), as('speaker', b, 'his'));
    await merged(a, b);
    expect(await attributionsOf(both)).toEqual([as('speaker', a, 'hers'), as('mentioned', a)]);
    expect(await attributionsOf(bare)).toEqual([as('speaker', a, 'his')]);
  });

  test('is refused with an error that says what to do', async () => {
    const [a, b, c] = [await actor('A'), await actor('B'), await actor('C')];
    const office = await actor('Office', { kind: 'organization' });
    const group = await actor('Group', { kind: 'group' });
    const gone = await actor('Gone');
    await desk.edit({ action: 'delete', kind: 'actor', id: gone.id, baseRevision: 1 });
    await desk.create('affiliation', { actorId: group.id, organizationId: office.id });
    await merged(a, b);
    const unknown = { ...a, id: a.id.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')) };
    const seen = ({ id }: RecordOf<'actor'>, baseRevision = 1) => ({ id, baseRevision });
    const tried = async (into: { id: string; baseRevision: number }, from: typeof into) =>
      mergeActors(desk.context, { into, from });
    expect(await tried(seen(c), seen(c))).toMatchObject({ error: { path: ['fromId'] } });
    expect(await tried(seen(c), seen(unknown))).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(codeOf(await merge(c, b))).toBe('VALIDATION_FAILED');
    expect(await merge(b, c)).toMatchObject({
      error: { path: ['intoId'], message: expect.stringContaining('merge into that one') },
    });
    expect(await merge(c, gone)).toMatchObject({
      error: { message: expect.stringContaining('restoreActor') },
    });
    expect(await merge(office, c)).toMatchObject({
      error: { message: expect.stringContaining('change the kind') },
    });
    expect(await merge(office, group)).toMatchObject({
      error: { message: expect.stringContaining('delete that affiliation') },
    });
    expect(await tried(seen(c, 9), seen(await actor('D')))).toMatchObject({
      error: { path: ['intoBaseRevision'] },
    });
    const reader = contextOf(desk.db, await accountOf(desk.db, 'reader'));
    const pair = { into: seen(a, 2), from: seen(c) };
    expect(codeOf(await mergeActors(reader, pair))).toBe('FORBIDDEN');
    expect(codeOf(await mergeActors(contextOf(desk.db, null), pair))).toBe('UNAUTHENTICATED');
  });

  test('conflicts where either of the two was changed since', async () => {
    const [a, b] = [await actor('A'), await actor('B')];
    await desk.edit(update(b, { description: 'new' }));
    const pair = { into: { id: a.id, baseRevision: 1 }, from: { id: b.id, baseRevision: 1 } };
    const result = await mergeActors(desk.context, pair);
    expect(result).toMatchObject({
      outcome: 'conflict',
      reason: 'changed_since',
      record: { id: b.id, revision: 2 },
    });
  });

  test('cannot go round in a circle: of two merges at once into each other one wins', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await actor('A'), await actor('B')];
      await quote(as('speaker', a), as('mentioned', b));
      await quote(as('speaker', b));
      const results = await Promise.all([merge(a, b), merge(b, a)]);
      expect(results.filter(({ outcome }) => outcome === 'merged_actors')).toHaveLength(1);
      const [one, other] = [await now(a), await now(b)];
      expect([one, other].filter(({ fields }) => fields.mergedInto === null)).toHaveLength(1);
    }
  });
});

describe('a merged actor', () => {
  test('stands for the other in later edits, over any number of merges', async () => {
    const [a, b, c] = [await actor('A'), await actor('B'), await actor('C')];
    const office = await actor('Office', { kind: 'organization' });
    const bureau = await actor('Bureau', { kind: 'organization' });
    await merged(b, c);
    await merged(a, b);
    await merged(office, bureau);
    const said = await quote(as('speaker', c, 'clerk'), as('speaker', a), as('mentioned', b));
    expect(said.fields.attributions).toEqual([as('speaker', a, 'clerk'), as('mentioned', a)]);
    const role = await desk.create('affiliation', { actorId: c.id, organizationId: bureau.id });
    expect(role.fields).toMatchObject({ actorId: a.id, organizationId: office.id });
    const changed = await desk.edit(update(said, { attributions: [as('addressee', c)] }));
    expect(recordOf('quote', changed).fields.attributions).toEqual([as('addressee', a)]);
  });

  test('is not edited or deleted, since its id leads to the other', async () => {
    const [a, b] = [await actor('A'), await actor('B')];
    await merged(a, b);
    const { revision } = await now(b);
    expect(await desk.edit(update(b, { name: 'C' }, revision))).toMatchObject({
      error: { message: expect.stringContaining('edit that one') },
    });
    const removal = { action: 'delete', kind: 'actor', id: b.id, baseRevision: revision };
    expect(await desk.edit(removal)).toMatchObject({
      error: { message: expect.stringContaining('unmergeActor') },
    });
  });

  test('lets an editor who had not heard of it change the same quote without losing anything', async () => {
    const [a, b, c] = [await actor('A'), await actor('B'), await actor('C')];
    const said = await quote(as('speaker', b), as('mentioned', c));
    await merged(a, b);
    const outcome = await desk.edit(
      update(said, { attributions: [as('speaker', b, 'clerk'), as('addressee', c)] }),
    );
    expect(recordOf('quote', outcome).fields.attributions).toEqual([
      as('speaker', a, 'clerk'),
      as('addressee', c),
    ]);
    const removed = await desk.edit(update(said, { attributions: [as('mentioned', c)] }));
    // Seen from the first revision the speaker was taken away, whom somebody else changed since.
    expect(recordOf('quote', removed).fields.attributions).toContainEqual(
      as('speaker', a, 'clerk'),
    );
  });

  test('does not keep a quote from being deleted by who had not heard of it', async () => {
    const [a, b] = [await actor('A'), await actor('B')];
    const said = await quote(as('speaker', b));
    await merged(a, b);
    const removal = { action: 'delete', kind: 'quote', id: said.id, baseRevision: 1 };
    expect(codeOf(await desk.edit(removal))).toBe('merged');
  });
});

describe('undoing a merge', () => {
  test('puts every reference and name back where nothing else happened', async () => {
    const [a, b] = [
      await actor('A', { aliases: [{ name: 'B', language: 'en', kind: 'other' }] }),
      await actor('B', {
        aliases: [{ name: 'Bee', language: null, kind: 'other' }],
        country: 'SE',
      }),
    ];
    const office = await actor('Office', { kind: 'organization' });
    const records = [
      await quote(as('mentioned', b), as('speaker', b, 'x'), as('mentioned', a, 'y')),
      await quote(as('speaker', a), as('speaker', b)),
      await desk.create('affiliation', { actorId: b.id, organizationId: office.id }),
    ];
    const removed = await quote(as('speaker', b));
    await desk.edit({ action: 'delete', kind: 'quote', id: removed.id, baseRevision: 1 });
    await merged(a, b);
    expect(await unmerged(b)).toMatchObject({ quotes: 2, affiliations: 1, left: [] });
    for (const record of [...records, removed, a, b]) {
      expect((await now(record)).fields).toEqual(record.fields);
    }
  });

  test('leaves what editors did since, and tells which records that are', async () => {
    const [a, b, c] = [await actor('A'), await actor('B'), await actor('C')];
    const kept = await quote(as('speaker', b));
    const reworded = await quote(as('speaker', b), as('mentioned', c));
    const renamed = await quote(as('speaker', b));
    await merged(a, b);
    const after = await now(a);
    const alias = { name: 'B', language: 'en', kind: 'former' } as const;
    await desk.edit(update(after, { aliases: [alias], description: 'mine' }, after.revision));
    await desk.edit(
      update(kept, { note: 'mine', attributions: [as('speaker', a), as('addressee', c)] }, 2),
    );
    await desk.edit(update(reworded, { attributions: [as('speaker', a, 'clerk')] }, 2));
    await desk.edit(update(renamed, { attributions: [as('speaker', c)] }, 2));
    const result = await unmerged(b);
    expect(result.quotes).toBe(1);
    expect(result.left.map(({ id }) => id).sort()).toEqual([reworded.id, renamed.id].sort());
    expect((await now(kept)).fields).toMatchObject({
      note: 'mine',
      attributions: [as('speaker', b), as('addressee', c)],
    });
    expect(await attributionsOf(reworded)).toEqual([as('speaker', a, 'clerk')]);
    expect(await attributionsOf(renamed)).toEqual([as('speaker', c)]);
    expect((await now(a)).fields).toMatchObject({ aliases: [alias], description: 'mine' });
  });

  test('of a chain comes to the same in either order', async () => {
    for (const order of ['inner first', 'outer first']) {
      const [a, b, c] = [await actor('A'), await actor('B'), await actor('C')];
      const addressed = await quote(as('mentioned', c), as('addressee', b), as('speaker', a));
      const records = [
        await quote(as('speaker', c), as('speaker', b, 'b'), as('speaker', a)),
        addressed,
        await quote(as('mentioned', c), as('mentioned', a, 'a')),
      ];
      await merged(b, c);
      await merged(a, b);
      const fresh = await quote(as('speaker', c));
      const first = order === 'inner first' ? c : b;
      expect((await unmerged(first)).left).toEqual([]);
      if (order === 'inner first') {
        expect(await attributionsOf(addressed)).toEqual([
          as('mentioned', c),
          as('addressee', a),
          as('speaker', a),
        ]);
        expect((await now(b)).fields.mergedInto).toBe(a.id);
      } else {
        expect((await now(c)).fields.mergedInto).toBe(b.id);
      }
      expect((await unmerged(order === 'inner first' ? b : c)).left).toEqual([]);
      for (const record of [...records, a, b, c]) {
        expect((await now(record)).fields).toEqual(record.fields);
      }
      expect(await attributionsOf(fresh)).toEqual([as('speaker', a)]);
    }
  });

  test('keeps an alias that another merged actor brought too', async () => {
    const [a, b, c] = [await actor('A'), await actor('Same'), await actor('Same')];
    await merged(a, b);
    await merged(a, c);
    await unmerged(b);
    expect((await now(a)).fields.aliases.map(({ name }) => name)).toEqual(['Same']);
    await unmerged(c);
    expect((await now(a)).fields.aliases).toEqual([]);
  });

  test('is refused for an actor that is not merged, and conflicts on an old revision', async () => {
    const [a, b] = [await actor('A'), await actor('B')];
    const seen = { id: a.id, baseRevision: 1 };
    expect(codeOf(await unmergeActor(desk.context, seen))).toBe('VALIDATION_FAILED');
    await merged(a, b);
    expect(codeOf(await unmergeActor(desk.context, { id: b.id, baseRevision: 1 }))).toBe(
      'conflict',
    );
    const account = await accountOf(desk.db, 'reader');
    const refused = await unmergeActor(contextOf(desk.db, account), { id: b.id, baseRevision: 2 });
    expect(codeOf(refused)).toBe('FORBIDDEN');
  });
});

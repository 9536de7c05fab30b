import { beforeAll, describe, expect, test } from 'vitest';
import { graphqlDesk, type GraphqlDesk } from '../../support/graphql-desk.ts';
import {
  makeRecords,
  mutate,
  unknownId,
  type MadeRecords,
} from '../../support/graphql-mutations.ts';

let desk: GraphqlDesk;
let write: ReturnType<typeof mutate>;
let records: MadeRecords;
beforeAll(async () => {
  desk = await graphqlDesk();
  write = mutate(desk);
  records = await makeRecords(desk);
});

async function actor(name: string, more: object = {}): Promise<string> {
  const { record } = await write('create', 'actor', { kind: 'PERSON', name, ...more });
  if (record === undefined) throw new Error('not made');
  return record.id;
}

async function quoteOf(...speakers: string[]): Promise<string> {
  const attributions = speakers.map((actorId) => ({ actorId, part: 'SPEAKER' }));
  const input = { articleId: records.article, reportedText: 'The boats are late', attributions };
  const { record } = await write('create', 'quote', input);
  if (record === undefined) throw new Error('not made');
  return record.id;
}

const mergeText = `mutation ($input: MergeActorsInput!) { mergeActors(input: $input) {
  __typename
  ... on MergeActorsPayload {
    actor { id name aliases { name } } merged { id mergedInto { id } } quotes affiliations
  }
  ... on Conflict { reason revision now: record { id } }
  ... on Error { code message path }
} }`;
const unmergeText = `mutation ($input: UnmergeActorInput!) { unmergeActor(input: $input) {
  __typename
  ... on UnmergeActorPayload {
    actor { id mergedInto { id } } from { id aliases { name } } quotes affiliations left { __typename id }
  }
  ... on Conflict { reason revision }
  ... on Error { code message path }
} }`;

const merge = async (intoId: string, fromId: string, viewer?: Parameters<GraphqlDesk['data']>[2]) =>
  (
    await desk.data(
      mergeText,
      { input: { intoId, intoBaseRevision: 1, fromId, fromBaseRevision: 1 } },
      viewer,
    )
  )['mergeActors'];

describe('mergeActors', () => {
  test('moves what names the one to the other, and its id leads there', async () => {
    const [a, b] = [await actor('Nora Pell'), await actor('N. Pell')];
    const quote = await quoteOf(b);
    expect(await merge(a, b)).toEqual({
      __typename: 'MergeActorsPayload',
      actor: { id: a, name: 'Nora Pell', aliases: [{ name: 'N. Pell' }] },
      merged: { id: b, mergedInto: { id: a } },
      quotes: 1,
      affiliations: 0,
    });
    const read = await desk.data(
      `query ($quote: ID!, $b: ID!) {
        quote: node(id: $quote) { ... on Quote { attributions { actor { id } }
          history { edges { node { via } } } } }
        actor: node(id: $b) { ... on Actor { name mergedInto { name } } }
        actors(filter: { text: "Pell" }) { edges { node { id } } }
        search(text: "N. Pell", kinds: [ACTOR]) { edges { node { ... on Actor { id } } } }
      }`,
      { quote, b },
    );
    expect(read).toMatchObject({
      quote: { attributions: [{ actor: { id: a } }] },
      actor: { name: 'N. Pell', mergedInto: { name: 'Nora Pell' } },
      actors: { edges: [{ node: { id: a } }] },
      search: { edges: [{ node: { id: a } }] },
    });
    expect(JSON.stringify(read['quote'])).toContain('MERGE');
  });

  test('answers named errors for what cannot be merged', async () => {
    const a = await actor('Somebody');
    expect(await merge(a, a)).toMatchObject({
      __typename: 'ValidationError',
      path: ['input', 'fromId'],
    });
    expect(await merge(a, unknownId('actor'))).toMatchObject({ __typename: 'NotFoundError' });
    expect(await merge(a, records.topic)).toMatchObject({ __typename: 'ValidationError' });
    expect(await merge(a, records.organization)).toMatchObject({
      __typename: 'ValidationError',
      message: expect.stringContaining('change the kind'),
    });
    expect(await merge(a, records.actor, desk.accounts.reader)).toMatchObject({
      __typename: 'ForbiddenError',
    });
    expect(await merge(a, records.actor, null)).toMatchObject({
      __typename: 'UnauthenticatedError',
    });
  });

  test('conflicts where one of them was changed since', async () => {
    const [a, b] = [await actor('A'), await actor('B')];
    await write('update', 'actor', { id: a, baseRevision: 1, changes: { name: 'AA' } });
    expect(await merge(a, b)).toEqual({
      __typename: 'Conflict',
      reason: 'CHANGED_SINCE',
      revision: 2,
      now: { id: a },
    });
  });
});

test('unmergeActor puts back what nobody changed and names what somebody did', async () => {
  const [a, b, c] = [await actor('Olga'), await actor('Olya'), await actor('Other')];
  const [kept, changed] = [await quoteOf(b), await quoteOf(b)];
  await merge(a, b);
  const attributions = [{ actorId: c, part: 'SPEAKER' }];
  await write('update', 'quote', { id: changed, baseRevision: 2, changes: { attributions } });
  const undo = async (baseRevision: number) =>
    (await desk.data(unmergeText, { input: { id: b, baseRevision } }))['unmergeActor'];
  expect(await undo(1)).toMatchObject({ __typename: 'Conflict', revision: 2 });
  expect(await undo(2)).toEqual({
    __typename: 'UnmergeActorPayload',
    actor: { id: b, mergedInto: null },
    from: { id: a, aliases: [] },
    quotes: 1,
    affiliations: 0,
    left: [{ __typename: 'Quote', id: changed }],
  });
  expect(await undo(3)).toMatchObject({ __typename: 'ValidationError', path: ['input', 'id'] });
  const read = await desk.data(
    `query ($id: ID!) { node(id: $id) { ... on Quote { attributions { actor { id } } } } }`,
    { id: kept },
  );
  expect(read).toEqual({ node: { attributions: [{ actor: { id: b } }] } });
});

test('deleting an actor that others refer to tells how many they are and of merging', async () => {
  const office = await actor('Port Office', { kind: 'ORGANIZATION' });
  await quoteOf(office);
  await quoteOf(office);
  await write('create', 'affiliation', { actorId: records.actor, organizationId: office });
  expect(await write('delete', 'actor', { id: office, baseRevision: 1 })).toMatchObject({
    __typename: 'StillReferencedError',
    message:
      '2 quotes and 1 affiliation still refer to this actor (3 in all): merge it into the actor that takes its place (mergeActors), or delete or change them first.',
  });
  const topic = await write('create', 'topic', { name: 'Piers', parentId: records.topic });
  expect(topic.__typename).toBe('CreateTopicPayload');
  expect(await write('delete', 'topic', { id: records.topic, baseRevision: 1 })).toMatchObject({
    message: '1 topic below it still refers to this topic (1 in all): delete or change them first.',
  });
});

describe('likely duplicates', () => {
  const duplicatesOf = async (id: string) => {
    const read = await desk.data(
      `query ($id: ID!) { node(id: $id) { ... on Actor {
        duplicates { actor { id } other { name } score reasons }
      } } }`,
      { id },
    );
    const { node } = read as {
      node: {
        duplicates: readonly {
          actor: { id: string };
          other: { name: string };
          score: number;
          reasons: readonly string[];
        }[];
      };
    };
    return node.duplicates;
  };

  test('are found by name, alias, script, consonants, acronym and identifier', async () => {
    const latin = await actor('Nikita Khrushchev');
    await actor('KHRUSHCHEV, Nikita');
    await actor('Никита Хрущёв');
    await actor('Somebody else', {
      aliases: [{ name: 'Nikita Khrushchev', kind: 'OTHER' }],
    });
    expect((await duplicatesOf(latin)).map(({ other, reasons }) => [other.name, reasons])).toEqual([
      ['KHRUSHCHEV, Nikita', ['SAME_NAME']],
      ['Somebody else', ['SAME_ALIAS']],
      ['Никита Хрущёв', ['SAME_ROMANIZATION']],
    ]);
    const arabic = await actor('محمد بن سلمان');
    await actor('Mohammed bin Salman');
    expect(await duplicatesOf(arabic)).toMatchObject([
      {
        actor: { id: arabic },
        other: { name: 'Mohammed bin Salman' },
        reasons: ['SAME_CONSONANTS'],
      },
    ]);
    const full = await actor('World Ferry Organization', { kind: 'ORGANIZATION' });
    await actor('W.F.O.', { kind: 'GROUP' });
    expect(await duplicatesOf(full)).toMatchObject([
      { other: { name: 'W.F.O.' }, reasons: ['ACRONYM'] },
    ]);
    const identifiers = [{ scheme: 'wikidata', value: 'Q123456' }];
    const one = await actor('Quite another', { identifiers });
    await actor('And one more', { identifiers });
    expect(await duplicatesOf(one)).toMatchObject([
      { other: { name: 'And one more' }, reasons: ['SAME_IDENTIFIER'], score: 0.95 },
    ]);
  });

  test('are not a person and an organisation, and not two that an editor said are different', async () => {
    const one = await actor('Pat Doe');
    const other = await actor('Pat Doe');
    await actor('Pat Doe', { kind: 'ORGANIZATION' });
    expect(await duplicatesOf(one)).toHaveLength(1);
    const dismiss = async (input: object, viewer?: Parameters<GraphqlDesk['data']>[2]) =>
      (
        await desk.data(
          `mutation ($input: DismissActorDuplicateInput!) { dismissActorDuplicate(input: $input) {
          __typename ... on DismissActorDuplicatePayload { different } ... on Error { code path }
        } }`,
          { input },
          viewer,
        )
      )['dismissActorDuplicate'];
    const pair = { actorId: other, otherId: one };
    expect(await dismiss(pair, desk.accounts.reader)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await dismiss({ actorId: one, otherId: one })).toMatchObject({
      code: 'VALIDATION_FAILED',
      path: ['input', 'otherId'],
    });
    expect(await dismiss({ actorId: one, otherId: unknownId('actor') })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await dismiss(pair)).toMatchObject({ different: true });
    expect(await dismiss(pair)).toMatchObject({ different: true });
    expect(await duplicatesOf(one)).toEqual([]);
    expect(await dismiss({ ...pair, different: false })).toMatchObject({ different: false });
    expect(await duplicatesOf(one)).toHaveLength(1);
  });

  test('are listed for the whole desk, page by page, without those that were merged or deleted', async () => {
    const [one, other] = [await actor('Quentin Zed'), await actor('Zed Quentin')];
    const text = `query ($first: Int, $after: String) { actorDuplicates(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { node { actor { name } other { name } score } }
    } }`;
    const { actorDuplicates: all } = (await desk.data(text, { first: 100 })) as {
      actorDuplicates: { totalCount: number; edges: { node: { score: number; actor: object } }[] };
    };
    expect(all.edges).toHaveLength(all.totalCount);
    const scores = all.edges.map(({ node }) => node.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(all.edges.map(({ node }) => node.actor)).toContainEqual({ name: 'Quentin Zed' });
    const { actorDuplicates: page } = (await desk.data(text, { first: 1 })) as {
      actorDuplicates: { pageInfo: { hasNextPage: boolean }; edges: object[] };
    };
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(page.edges).toEqual(all.edges.slice(0, 1));
    await merge(one, other);
    expect(await desk.data(text, { first: 1 })).toMatchObject({
      actorDuplicates: { totalCount: all.totalCount - 1 },
    });
  });
});

describe('roles', () => {
  test('on a day are those that had begun and were not over, and what may be is marked', async () => {
    const person = await actor('Role Holder');
    const organizationId = records.organization;
    const role = (name: string, from: string | null, to: string | null) =>
      write('create', 'affiliation', { actorId: person, organizationId, role: name, from, to });
    await role('clerk', '2010', '2015-06-30');
    await role('chief', '2015-07', null);
    await role('adviser', null, null);
    const rolesOn = async (date: string) => {
      const answer = await desk.ask(
        `query ($id: ID!, $date: Date!) { node(id: $id) { ... on Actor {
          rolesOn(date: $date) { certainty affiliation { role organization { name } } }
        } } }`,
        { id: person, date },
      );
      const roles = JSON.stringify(answer.data ?? answer.errors);
      return [...roles.matchAll(/"certainty":"(\w+)","affiliation":\{"role":"(\w+)"/g)].map(
        ([, certainty, name]) => `${name} ${certainty}`,
      );
    };
    expect(await rolesOn('2015-06-30')).toEqual(['clerk CERTAIN', 'adviser POSSIBLE']);
    expect(await rolesOn('2015-07-10')).toEqual(['chief POSSIBLE', 'adviser POSSIBLE']);
    expect(await rolesOn('2024-01-01')).toEqual(['chief CERTAIN', 'adviser POSSIBLE']);
    const refused = await desk.ask(
      `query ($id: ID!) { node(id: $id) { ... on Actor { rolesOn(date: "2024") { certainty } } } }`,
      { id: person },
    );
    expect(refused.errors?.[0]?.extensions['code']).toBe('VALIDATION_FAILED');
  });

  test('at the time of a statement are read in as many statements however many there are', async () => {
    const person = await actor('Speaker Then');
    const organizationId = records.organization;
    await write('create', 'affiliation', {
      actorId: person,
      organizationId,
      role: 'envoy',
      from: '2020-01-01',
      to: '2021-12-31',
    });
    const attributions = [{ actorId: person, part: 'SPEAKER' }];
    const say = (date: string) =>
      write('create', 'quote', {
        articleId: records.article,
        reportedText: 'The boats are late',
        attributions,
        saidOn: { date, precision: 'DAY', words: null },
      });
    await say('2021-05-05');
    const text = `query ($id: ID!) { node(id: $id) { ... on Actor {
      quotes(orderBy: { field: SAID_ON, direction: ASC }) { edges { node { saidOn { date }
        attributions { rolesAtTheTime { certainty affiliation { role } } } } } }
    } } }`;
    const one = await desk.traced(text, { id: person });
    await say('2022-05-05');
    const two = await desk.traced(text, { id: person });
    const then = [{ certainty: 'CERTAIN', affiliation: { role: 'envoy' } }];
    expect(two.data).toEqual({
      node: {
        quotes: {
          edges: [
            { node: { saidOn: { date: '2021-05-05' }, attributions: [{ rolesAtTheTime: then }] } },
            { node: { saidOn: { date: '2022-05-05' }, attributions: [{ rolesAtTheTime: [] }] } },
          ],
        },
      },
    });
    expect(two.sql).toHaveLength(one.sql.length);
  });
});

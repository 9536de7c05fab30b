import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { httpDesk } from '#tests/support/http-desk.ts';

const cached = { responseCache: 10_000_000 };
// Two servers that keep answers, and one that reads each anew: what it says is the truth.
const desk = await httpDesk([cached, cached, {}]);
const truth = 2;
const token = desk.firstAdmin;

const questions = [
  '{ topics(first: 50) { totalCount edges { node { id revision name description } } } }',
  `{ quotes(first: 10) { totalCount edges { node { id revision reportedText status note
    topics { topic { name } } attributions { part actor { id name } } } } } }`,
  `{ quotes(first: 5, filter: { status: VERIFIED }) { totalCount edges { node { id note } } } }`,
  '{ actors(first: 30, filter: { search: "a" }) { totalCount edges { node { id revision name aliases { name } } } } }',
  '{ articles(first: 5) { totalCount edges { node { id headline quotes(first: 3) { edges { node { reportedText note } } } } } } }',
] as const;

interface Seen {
  readonly id: string;
  readonly revision: number;
}

async function seen(kind: 'topics' | 'quotes' | 'actors'): Promise<readonly Seen[]> {
  const { data } = await desk.ask(`{ ${kind}(first: 30) { edges { node { id revision } } } }`, {
    server: truth,
  });
  const connections = data as Record<string, { edges: { node: Seen }[] }> | null;
  return connections?.[kind]?.edges.map(({ node }) => node) ?? [];
}

async function write(server: number, mutation: string, input: object): Promise<void> {
  const name = mutation.replace(/^./, (first) => first.toUpperCase());
  const { data } = await desk.ask(
    `mutation ($input: ${name}Input!) { result: ${mutation}(input: $input) { __typename } }`,
    { variables: { input }, token, server },
  );
  expect(data).toMatchObject({
    result: { __typename: expect.stringMatching(/(Payload|Error|Conflict)$/) },
  });
}

async function answers(server: number, ids: readonly string[]): Promise<unknown[]> {
  const lists = questions.map((question) => desk.ask(question, { server }));
  const nodes = ids.map((id) =>
    desk.ask(
      'query ($id: ID!) { node(id: $id) { id ... on Quote { note } ... on Topic { name } } }',
      {
        variables: { id },
        server,
      },
    ),
  );
  const all = await Promise.all([...lists, ...nodes]);
  return all.map(({ body }) => body);
}

const steps = {
  topic: async (server: number, pick: number) => {
    const found = await seen('topics');
    const topic = found[pick % found.length];
    if (topic === undefined) return;
    await write(server, 'updateTopic', {
      id: topic.id,
      baseRevision: topic.revision,
      changes: { name: `Topic ${pick}` },
    });
  },
  quote: async (server: number, pick: number) => {
    const found = await seen('quotes');
    const quote = found[pick % found.length];
    if (quote === undefined) return;
    const status = pick % 2 === 0 ? 'VERIFIED' : 'DRAFT';
    await write(server, 'updateQuote', {
      id: quote.id,
      baseRevision: quote.revision,
      changes: { note: `Note ${pick}`, status },
    });
  },
  deletion: async (server: number, pick: number) => {
    const found = await seen('quotes');
    const quote = found[pick % found.length];
    if (quote === undefined || found.length < 3) return;
    await write(server, 'deleteQuote', { id: quote.id, baseRevision: quote.revision });
    if (pick % 2 === 0) return;
    await write(server, 'restoreQuote', { id: quote.id, baseRevision: quote.revision + 1 });
  },
  merge: async (server: number, pick: number) => {
    const found = await seen('actors');
    const [into, from] = [found[pick % found.length], found[(pick + 1) % found.length]];
    if (into === undefined || from === undefined || into === from) return;
    await write(server, 'mergeActors', {
      intoId: into.id,
      intoBaseRevision: into.revision,
      fromId: from.id,
      fromBaseRevision: from.revision,
    });
  },
  import: (server: number, pick: number) =>
    write(server, 'importArticles', {
      documents: [1, 2].map((place) => ({
        content: `29 May 2024 19:02\n\nHeadline ${pick} ${place}\n\nVELLMARK. May 29 (Quayside) - Nothing was said.\n`,
      })),
    }),
} as const;
const doors = Object.keys(steps) as (keyof typeof steps)[];

test('Kept answers are those of a server that keeps none: at once for who wrote, and for others once it is heard', async () => {
  const kept = [...(await seen('quotes')), ...(await seen('topics'))]
    .slice(0, 6)
    .map(({ id }) => id);
  const step = fc.record({
    door: fc.constantFrom(...doors),
    server: fc.constantFrom(0, 1),
    pick: fc.nat(1000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (planned) => {
      for (const { door, server, pick } of planned) {
        await steps[door](server, pick);
        const right = await answers(truth, kept);
        expect(await answers(server, kept)).toEqual(right);
        await expect.poll(() => answers(1 - server, kept), { interval: 5 }).toEqual(right);
      }
    }),
    { numRuns: 12 },
  );
  const { body } = await desk.send('/metrics', undefined, { server: 0 });
  expect(body).toMatch(/^verbatim_response_cache_reads_total\{found="true"\} [1-9]/m);
}, 120_000);

test('A server that no longer hears of changes keeps nothing until it hears again', async () => {
  const [question] = questions;
  const ask = (server: number) => desk.ask(question, { server });
  for (let time = 0; time < 3; time += 1) await ask(1);
  // Who listens holds the lock by which others see that a server runs.
  const killed = await desk.db.execute(
    sql`select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and mode = 'ShareLock'
        and database = (select oid from pg_database where datname = current_database())`,
  );
  expect(killed.rows.length).toBeGreaterThan(0);
  await write(0, 'createTopic', { name: 'Made while nobody listened' });
  await expect.poll(() => ask(1).then(({ body }) => body)).toEqual((await ask(truth)).body);
  await write(1, 'createTopic', { name: 'Made since' });
  expect((await ask(1)).body).toEqual((await ask(truth)).body);
});

test('What an account may see is not kept for another', async () => {
  const question = '{ quotes(first: 1) { edges { node { updatedBy { name email } } } } }';
  const reader = await desk.person('reader', { name: 'A reader' });
  const [quote] = await seen('quotes');
  await write(0, 'updateQuote', {
    id: quote?.id,
    baseRevision: quote?.revision,
    changes: { note: 'By the admin' },
  });
  for (const who of [token, undefined, reader.token, token, undefined]) {
    const mine = await desk.ask(question, { token: who, server: 0 });
    expect(mine.body).toEqual((await desk.ask(question, { token: who, server: truth })).body);
  }
});

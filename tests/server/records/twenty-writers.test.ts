import { setTimeout } from 'node:timers/promises';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { globalId } from '#server/graphql/global-id.ts';
import { readRecord } from '#server/records/read-record.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { PushOutcome } from '#shared/edits/outcome.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { protocolHeader, protocolVersion, pushAnswerSchema } from '#shared/sync/protocol.ts';
import { httpDesk, type Person } from '#tests/support/http-desk.ts';

// By number and not by time, so that every machine does the same; on a busy one it is about a minute's work.
const writers = 20;
const turns = 16;

const desk = await httpDesk([{}, {}]);
const id = v7();

type Actor = RecordOf<'actor'>;
/** A value that one writer once wrote and nobody else ever writes. */
interface Token {
  readonly field: 'aliases' | 'identifiers' | 'description';
  readonly value: string;
}

async function now(): Promise<Actor> {
  const record = await readRecord(desk.db, 'actor', id);
  if (record?.kind !== 'actor') throw new Error('The actor is gone.');
  return record;
}

function changesOf({ fields }: Actor, { field, value }: Token): Partial<Actor['fields']> {
  switch (field) {
    case 'aliases':
      return { aliases: [...fields.aliases, { name: value, language: null, kind: 'other' }] };
    case 'identifiers':
      return { identifiers: [...fields.identifiers, { scheme: 'test', value }] };
    case 'description':
      return { description: value };
  }
}

const aliasKinds = { other: 'OTHER' } as const;

/** One of twenty people, who changes the record through a door of each kind and remembers what was accepted. */
function writer(number: number, person: Person) {
  const server = number % desk.servers.length;
  const clientId = v7();
  let sequence = 0;
  const accepted: Token[] = [];

  async function graphql(action: 'update' | 'delete' | 'restore', input: object) {
    const name = `${action}Actor`;
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename } }`;
    const answer = await desk.ask(query, { variables: { input }, token: person.token, server });
    const result = answer.data?.[name] as { __typename: string } | undefined;
    if (result === undefined) throw new Error(JSON.stringify(answer.body));
    return result.__typename;
  }

  async function post(edit: Edit, number_: number, signal?: AbortSignal): Promise<PushOutcome> {
    const response = await fetch(`${desk.servers[server]?.url ?? ''}/sync/push`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${person.token}`,
        [protocolHeader]: String(protocolVersion),
      },
      body: JSON.stringify({ clientId, edits: [{ sequence: number_, edit }] }),
      ...(signal !== undefined && { signal }),
    });
    const [settled] = pushAnswerSchema.parse(await response.json()).outcomes;
    if (settled === undefined) throw new Error('no outcome');
    return settled.outcome;
  }

  /** Pushes an edit whose first answers get lost, or that is sent twice at once; all answers that come are the same. */
  async function push(edit: Edit, turn: number): Promise<boolean> {
    sequence += 1;
    const mine = sequence;
    for (let lost = 0; lost < turn % 3; lost += 1) {
      // The connection ends while the server is at work, or before or after: whatever the machine makes of it.
      await post(edit, mine, AbortSignal.timeout(1 + ((number + turn) % 12))).catch(() => null);
    }
    const answers = await Promise.all([post(edit, mine), post(edit, mine)]);
    expect(answers[1]).toEqual(answers[0]);
    const outcome = answers[0]?.outcome;
    return outcome === 'applied' || outcome === 'merged';
  }

  async function update(token: Token, turn: number): Promise<boolean> {
    const seen = await now();
    const changes = changesOf(seen, token);
    if (turn % 2 === 0) {
      const edit = { action: 'update', kind: 'actor', id, baseRevision: seen.revision } as const;
      return push({ ...edit, changes }, turn);
    }
    const aliases = changes.aliases?.map((alias) => ({ ...alias, kind: aliasKinds.other }));
    const given = aliases === undefined ? changes : { aliases };
    const input = { id: globalId('actor', id), baseRevision: seen.revision, changes: given };
    return (await graphql('update', input)) === 'UpdateActorPayload';
  }

  /** Looks again until nobody came between: somebody gets on at every turn, and the turns of the others come to an end. */
  async function until(action: 'delete' | 'restore', payload: string): Promise<void> {
    for (;;) {
      const { revision } = await now();
      const answer = await graphql(action, { id: globalId('actor', id), baseRevision: revision });
      if (answer === payload) return;
    }
  }

  async function removeAndRestore(): Promise<void> {
    await until('delete', 'DeleteActorPayload');
    await until('restore', 'RestoreActorPayload');
  }

  return async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      if (turn === number % turns) await removeAndRestore();
      const field = (['aliases', 'identifiers', 'description'] as const)[(turn + number) % 3];
      const token = { field: field ?? 'aliases', value: `${number}-${turn}` };
      // While the record is deleted nobody can change it, and a description may be another's by now: look again.
      for (let tries = 0; tries < 5; tries += 1) {
        if (await update(token, turn)) {
          accepted.push(token);
          break;
        }
        await setTimeout(5);
      }
    }
    return accepted;
  };
}

function namesIn(fields: Readonly<Record<string, unknown>>, { field, value }: Token): boolean {
  const held = fields[field];
  if (!Array.isArray(held)) return held === value;
  return held.some((member: object) => Object.values(member).includes(value));
}

test(
  'Twenty writers on one record, over two servers and every door, leave a history that replays to its last state, with every accepted edit in it once',
  { timeout: 240_000 },
  async () => {
    const people = await Promise.all(Array.from({ length: writers }, () => desk.person('editor')));
    const [first] = people;
    if (first === undefined) throw new Error('nobody');
    const made = await desk.ask(
      `mutation ($input: CreateActorInput!) { createActor(input: $input) { __typename } }`,
      {
        variables: { input: { id: globalId('actor', id), kind: 'GROUP', name: 'Everybody' } },
        token: first.token,
      },
    );
    expect(made.data).toEqual({ createActor: { __typename: 'CreateActorPayload' } });

    const accepted = (
      await Promise.all(people.map((person, number) => writer(number, person)()))
    ).flat();
    const record = await now();
    const log = await desk.db.query.changes.findMany({
      where: { recordId: id },
      orderBy: { revision: 'asc' },
    });

    // Gapless, and each change begins with what the one before it left.
    expect(log.map(({ revision }) => revision)).toEqual(log.map((_, index) => index + 1));
    let state: Record<string, unknown> = {};
    let deletedAt: string | null = null;
    for (const { action, at, before, after } of log) {
      for (const [field, value] of Object.entries(before)) expect(state[field]).toEqual(value);
      state = { ...state, ...after };
      if (action === 'delete') deletedAt = at;
      else if (action === 'restore') deletedAt = null;
      else expect(deletedAt).toBeNull();
    }
    expect(record).toMatchObject({ revision: log.length, fields: state, deletedAt });

    // Many were accepted, each once, and no member that was accepted is missing at the end.
    expect(accepted.length).toBeGreaterThan((writers * turns) / 2);
    for (const token of accepted) {
      const makers = log.filter(
        ({ before, after }) => namesIn(after, token) && !namesIn(before, token),
      );
      expect(makers, JSON.stringify(token)).toHaveLength(1);
      if (token.field !== 'description') expect(namesIn({ ...record.fields }, token)).toBe(true);
    }
    // Nothing is there that nobody was told of.
    const members = record.fields.aliases.length + record.fields.identifiers.length;
    expect(members).toBe(accepted.filter(({ field }) => field !== 'description').length);
    const pushed = log.filter(({ via }) => via === 'sync');
    const numbers = pushed.map(({ clientId, sequence }) => `${clientId} ${sequence}`);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(new Set(log.map(({ action }) => action))).toEqual(
      new Set(['create', 'update', 'delete', 'restore']),
    );
  },
);

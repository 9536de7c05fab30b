import { v7 } from 'uuid';
import { globalId, typeNames } from '#server/graphql/global-id.ts';
import { recordKinds, type RecordKind } from '#shared/records/records.ts';
import type { GraphqlDesk } from './graphql-desk.ts';

/** What a mutation answered: the name of its type, the record it wrote, or its error. */
export interface MutationAnswer {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly path?: readonly string[];
  readonly merged?: boolean;
  readonly record?: {
    readonly id: string;
    readonly revision: number;
    readonly deletedAt: string | null;
  };
  readonly reason?: string;
  readonly revision?: number;
  readonly fields?: readonly object[];
}

/** Text for a mutation of a kind that asks for all a test looks at. */
export function mutationText(
  action: 'create' | 'update' | 'delete' | 'restore',
  kind: RecordKind,
): string {
  const type = typeNames[kind];
  const name = `${action}${type}`;
  const payload = `${action[0]?.toUpperCase() ?? ''}${action.slice(1)}${type}`;
  return `mutation ($input: ${payload}Input!) {
    ${name}(input: $input) {
      __typename
      ... on ${payload}Payload { merged record: ${kind} { id revision deletedAt } }
      ... on Error { code message path }
      ${action === 'create' ? '' : '... on Conflict { reason message revision fields { field base mine theirs } record { id } }'}
    }
  }`.replace('record { id }', 'now: record { id }');
}

/** Runs mutations of any kind and parses what they answer. */
export function mutate(desk: GraphqlDesk) {
  return async (
    action: 'create' | 'update' | 'delete' | 'restore',
    kind: RecordKind,
    input: object,
    viewer: Parameters<GraphqlDesk['ask']>[2] = desk.accounts.editor,
  ): Promise<MutationAnswer> => {
    const data = await desk.data(mutationText(action, kind), { input }, viewer);
    return data[`${action}${typeNames[kind]}`] as MutationAnswer;
  };
}

/** The global ids of a record of each kind. */
export type MadeRecords = Readonly<Record<RecordKind | 'organization', string>>;

/** A record of each kind that a test may change, made by the editor; ids are global. */
export async function makeRecords(desk: GraphqlDesk): Promise<MadeRecords> {
  const write = mutate(desk);
  const make = async (kind: RecordKind, input: object): Promise<string> => {
    const made = await write('create', kind, input);
    if (made.record === undefined) throw new Error(JSON.stringify(made));
    return made.record.id;
  };
  const topic = await make('topic', { name: 'Ferries' });
  const actor = await make('actor', { kind: 'PERSON', name: 'Ida Holm' });
  const organization = await make('actor', { kind: 'ORGANIZATION', name: 'Ferry Office' });
  const affiliation = await make('affiliation', { actorId: actor, organizationId: organization });
  const article = await make('article', {
    headline: 'Boats late',
    body: 'The boats are late, she said.',
  });
  const quote = await make('quote', { articleId: article, reportedText: 'The boats are late' });
  return { topic, actor, organization, affiliation, article, quote };
}

/** The least that a create of each kind takes, given the records to refer to. */
export function leastInput(records: MadeRecords): Record<RecordKind, Record<string, unknown>> {
  return {
    topic: { name: 'Trams' },
    actor: { kind: 'GROUP', name: 'Passengers' },
    affiliation: { actorId: records.actor, organizationId: records.organization },
    article: { headline: 'Trams early' },
    quote: { articleId: records.article, reportedText: 'The boats' },
  };
}

/** A well-formed global id that no record has. */
export function unknownId(kind: RecordKind): string {
  return globalId(kind, v7());
}

/** How many rows every table has that a mutation could write to. */
export async function countRows({ db }: GraphqlDesk): Promise<readonly number[]> {
  const tables = [
    ...recordKinds.map((kind) => `${kind}s`),
    'changes',
    'documents',
    'accounts',
    'account_tokens',
  ];
  const counts = tables.map((table) => `(select count(*)::int from ${table})`);
  const { rows } = await db.execute<{ counts: number[] }>(
    `select array[${counts.join(', ')}] as counts`,
  );
  return rows[0]?.counts ?? [];
}

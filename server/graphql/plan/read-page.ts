import { GraphQLError } from 'graphql';
import { errorCodes } from '#shared/errors/error-codes.ts';
import { defaultOrder, orderingNames } from '#shared/queries/orderings.ts';
import type { Filter } from '#shared/queries/queries.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { orderTerms, type OrderTerm } from '#server/records/queries/ordering.ts';
import type { Order } from './field-plan.ts';
import { placeOf, type Place } from './list-cursor.ts';
import { readFilter } from '../read-filter.ts';

/** What the arguments of a connection ask for. */
export interface Page {
  readonly kind: RecordKind;
  readonly filter: Filter<RecordKind>;
  readonly order: Order;
  /** The name of the order, which its cursors bear. */
  readonly orderName: string;
  /** How many records it may have. */
  readonly size: number;
  /** Whether they are taken from the end of the list. */
  readonly backwards: boolean;
  readonly after: Place | undefined;
  readonly before: Place | undefined;
}

/** How long a page is unless told, and at most. */
export const pageSizes = { usual: 20, most: 100 } as const;

type Arguments = Readonly<Record<string, unknown>>;

/** Reads the arguments of a connection; throws an error that names the one that is refused. */
export function readPage(kind: RecordKind, args: Arguments, usual: Order | undefined): Page {
  const filter = readFilter(kind, objectOr(args['filter']));
  const order = readOrder(args['orderBy']) ?? usual ?? defaultOrder[kind];
  const orderName = `${kind}.${order.field}.${order.direction}`;
  const [first, last] = [sizeOf('first', args), sizeOf('last', args)];
  if (first !== undefined && last !== undefined) {
    throw refused('last', 'cannot be given together with first: take one of them.');
  }
  const terms = termsOf(kind, order, '');
  const place = (name: 'after' | 'before'): Place | undefined => {
    const cursor = args[name];
    if (cursor === undefined || cursor === null) return undefined;
    const found = typeof cursor === 'string' ? placeOf(cursor, orderName, terms) : undefined;
    if (found !== undefined) return found;
    throw refused(
      name,
      'is not a cursor of this list in this order: take one from its edges or its pageInfo.',
    );
  };
  return {
    kind,
    filter,
    order,
    orderName,
    size: first ?? last ?? pageSizes.usual,
    backwards: last !== undefined,
    after: place('after'),
    before: place('before'),
  };
}

/** What a kind's list in this order is ordered by; `alias` is what the statement calls the kind's table. */
export function termsOf<Kind extends RecordKind>(
  kind: Kind,
  { field, direction }: Order,
  alias: string,
): readonly OrderTerm[] {
  const known = orderingNames(kind).find((name) => name === field);
  if (known === undefined) throw new Error(`No ${kind} is ordered by ${field}.`);
  return orderTerms(kind, { field: known, direction }, alias);
}

function objectOr(value: unknown): object | undefined {
  return typeof value === 'object' && value !== null ? value : undefined;
}

function sizeOf(name: 'first' | 'last', args: Arguments): number | undefined {
  const size = args[name];
  if (typeof size !== 'number') return undefined;
  if (size < 0) throw refused(name, `must be from 1 to ${pageSizes.most}, and is ${size}.`);
  return Math.min(size, pageSizes.most);
}

function readOrder(order: unknown): Order | undefined {
  if (typeof order !== 'object' || order === null || !('field' in order)) return undefined;
  const descending = 'direction' in order && order.direction === 'desc';
  return { field: String(order.field), direction: descending ? 'desc' : 'asc' };
}

function refused(name: string, complaint: string): GraphQLError {
  return new GraphQLError(`${name} ${complaint}`, {
    extensions: { code: errorCodes.validationFailed, path: [name] },
  });
}

import { z } from 'zod';
import { liveMatching } from './condition.ts';
import type { Store } from '../store/store.ts';
import type { Page } from '#desktop/ipc/replica-views.ts';
import type { Direction, OrderingOf } from '#shared/queries/orderings.ts';
import type { Filter } from '#shared/queries/queries.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** A list: which records of a kind, in which order and which part of them. */
export interface ListQuery<Kind extends RecordKind> {
  readonly filter: Filter<Kind>;
  readonly orderBy: OrderingOf<Kind>;
  readonly direction: Direction;
  readonly offset: number;
  readonly limit: number;
}

const totalRow = z.object({ total: z.number() });

const keys: Readonly<Record<string, string>> = {
  publishedAt: 'published_key',
  headline: 'headline_key',
  createdAt: 'created_key',
  updatedAt: 'updated_key',
  saidOn: 'said_on',
  position: 'position',
  name: 'name_key',
  from: 'from_date',
};

/** Reads one page of a kind's live records; `columns` is the SQL of what is read of each. */
export function pageOf<Kind extends RecordKind, Row>(
  store: Store,
  kind: Kind,
  columns: string,
  query: ListQuery<Kind>,
  row: z.ZodType<Row>,
): Page<Row> {
  const { filter, orderBy, direction, offset, limit } = query;
  const { sql: where, values } = liveMatching(kind, filter);
  const key = keys[orderBy];
  if (key === undefined) throw new Error(`No column orders a ${kind} by ${orderBy}.`);
  const total = store.first(
    `SELECT count(*) AS total FROM ${kind} WHERE ${where}`,
    values,
    totalRow,
  );
  const way = direction === 'asc' ? 'ASC' : 'DESC';
  const rows = store.all(
    `SELECT ${columns} FROM ${kind} WHERE ${where}
     ORDER BY ${kind}.${key} ${way} NULLS LAST, ${kind}.id ${way} LIMIT ? OFFSET ?`,
    [...values, limit, offset],
    row,
  );
  return { rows, offset, total: total?.total ?? 0 };
}

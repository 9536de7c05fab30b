import type { SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Account } from '#server/accounts/account.ts';
import type { RecordKind } from '#shared/records/records.ts';
import type { FromArguments } from './arguments-of.ts';
import type { List } from './list.ts';
import type { Row } from './row.ts';

/** Who asks; null for a reader without an account. */
export type Viewer = Account | null;

/**
 * How a field is read by the statement of its root field. Each leads from a row to a value, or to rows that the fields
 * below are read from.
 */
export type FieldPlan =
  /** A value, to be answered as the field's type writes it: instants, enum values and lists need no own care. */
  | { readonly plan: 'value'; readonly value: (row: Row) => SQL }
  /** A value that not everybody may see: `value` is built anew for each request. */
  | { readonly plan: 'viewed'; readonly value: (row: Row, viewer: Viewer) => SQL }
  /** An object made of columns of the same row. */
  | { readonly plan: 'same-row' }
  /** The row of another table whose column `to` has what `from` has here; null where there is none. */
  | { readonly plan: 'one'; readonly from: AnyPgColumn; readonly to: AnyPgColumn }
  /** All such rows, in the order of a column. */
  | {
      readonly plan: 'many';
      readonly from: AnyPgColumn;
      readonly to: AnyPgColumn;
      readonly orderBy: AnyPgColumn;
    }
  /** The members of a JSON array; see `member`. */
  | { readonly plan: 'members'; readonly of: AnyPgColumn }
  /** The rows of a query over the list of a connection, such as the counts of a facet. */
  | { readonly plan: 'rows'; readonly rows: (list: List, args: FromArguments) => SQL }
  | ConnectionPlan
  /** At the root: the record with the global id in the argument `id`; the account of who asks. */
  | { readonly plan: 'by-id' | 'viewer' }
  /** The parts of a connection. */
  | { readonly plan: 'edges' | 'page-info' | 'total-count' | 'cursor' | 'node' };

/** A page of live records; `within` says which of them belong to the row that the field is asked of. */
export interface ConnectionPlan {
  readonly plan: 'connection';
  readonly kind: RecordKind;
  readonly within?: (parent: Row, record: Row) => SQL;
  /** The order unless told; that of the kind where this is left out. */
  readonly order?: Order;
}

/** By what a list is ordered. */
export interface Order {
  readonly field: string;
  readonly direction: 'asc' | 'desc';
}

declare module 'graphql' {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    plan?: FieldPlan;
  }
  interface GraphQLObjectTypeExtensions<_TSource, _TContext> {
    /** Columns by which fields beside the plan find what they read; their values stand under `$` and the name. */
    keys?: Readonly<Record<string, AnyPgColumn>>;
  }
}

/** The plan of a field that can be resolved without one too, from what somebody else answered. */
export function alsoPlanned(plan: FieldPlan): {
  readonly extensions: { readonly plan: FieldPlan };
} {
  return { extensions: { plan } };
}

/** The options of a field that is planned; what resolves it is put in by `installPlans`. */
export function planned(plan: FieldPlan): {
  readonly extensions: { readonly plan: FieldPlan };
  readonly resolve: () => never;
} {
  return { ...alsoPlanned(plan), resolve: notInstalled };
}

/** A field that answers a column. */
export function column(from: AnyPgColumn) {
  return planned({ plan: 'value', value: (row) => row.of(from) });
}

/** A field that answers the row of another table. */
export function one(from: AnyPgColumn, to: AnyPgColumn) {
  return planned({ plan: 'one', from, to });
}

/** Stands for a planned field's resolver until `installPlans` puts in the real one. */
export function notInstalled(): never {
  throw new Error('A planned field was asked before its plan was installed: see installPlans.');
}

import type { SQL } from 'drizzle-orm';
import {
  getNamedType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql';
import type { List } from './list.ts';
import { rowCalled, type Row } from './row.ts';
import type { Reading } from './selected-fields.ts';

/** A statement in the making. */
export interface Compilation extends Reading {
  /**
   * Who reads what it answers. `resolve`: the executor, so that objects bear their type besides, and records their id.
   * `answer`: the client, so it is the response and nothing else.
   */
  readonly purpose: 'resolve' | 'answer';
  /** A name that no row of the statement has yet. */
  readonly newRow: () => Row;
  /** A JSON object with what some selections ask of a type. */
  readonly object: (
    type: GraphQLObjectType,
    selections: readonly SelectionSetNode[],
    source: Source,
  ) => SQL;
  /** Told of every field that the statement does not read. */
  readonly left: (field: string) => void;
}

/** Where an object's fields are read from: a row, and the list where it is a part of a connection. */
export interface Source {
  readonly row: Row;
  readonly list?: List | undefined;
}

/** The field that a node asks for. */
export function fieldOf(
  type: GraphQLObjectType,
  { name }: FieldNode,
): GraphQLField<unknown, unknown> {
  const field = type.getFields()[name.value];
  if (field === undefined) throw new Error(`${type.name} has no field ${name.value}.`);
  return field;
}

/** The object type that a field answers, alone or in a list. */
export function objectTypeOf(type: GraphQLOutputType): GraphQLObjectType {
  const named = getNamedType(type);
  if (isObjectType(named)) return named;
  throw new Error(`${named.name} is not the name of an object type: no plan can read it.`);
}

/** The rows of a statement are called t0, t1, ... */
export function rowNames(): () => Row {
  let made = 0;
  return () => rowCalled(`t${made++}`);
}

import { sql, type SQL } from 'drizzle-orm';
import {
  GraphQLEnumType,
  getNamedType,
  getNullableType,
  isListType,
  type GraphQLOutputType,
} from 'graphql';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Row } from './row.ts';

/** A member of a JSON object: its key, which is a name of GraphQL's, and its value. */
export type Member = readonly [key: string, value: SQL];

// PostgreSQL's functions take 100 arguments.
const most = 50;

/** A JSON object with these members. */
export function objectSql(members: readonly Member[]): SQL {
  if (members.length === 0) return sql`'{}'::json`;
  if (members.length <= most) {
    const pairs = members.map(([key, value]) => sql`${keySql(key)}, ${value}`);
    return sql`json_build_object(${sql.join(pairs, sql`, `)})`;
  }
  const head = objectSql(members.slice(0, most));
  const rest = objectSql(members.slice(most));
  return sql`(left(${head}::text, -1) || ', ' || substr(${rest}::text, 2))::json`;
}

/** A text of the code's own as SQL has it; throws for one that is no name. */
export function keySql(key: string): SQL {
  // Names of GraphQL's (2.1.9 of its specification), and our own hidden ones, which begin with a dollar sign.
  if (!/^[$_A-Za-z][_0-9A-Za-z]*$/.test(key)) throw new Error(`Not a name: ${key}`);
  return sql.raw(`'${key}'`);
}

/** A value as the executor would write it for a field of this type: enum values by their names, instants as ISO 8601. */
export function leafSql(value: SQL, type: GraphQLOutputType): SQL {
  if (isListType(getNullableType(type))) return value;
  const leaf = getNamedType(type);
  if (leaf instanceof GraphQLEnumType) return sql`upper(${value})`;
  return leaf.name === 'DateTime' ? instantSql(value) : value;
}

/** The global id of a row of a type: see `globalId`. */
export function globalIdSql(type: string, id: SQL): SQL {
  return sql`encode(convert_to(${sql.raw(`'${type}:'`)} || ${id}, 'UTF8'), 'base64')`;
}

/** A field that answers the global id of a row. */
export function globalIdOf(type: string, id: AnyPgColumn) {
  return (row: Row): SQL => globalIdSql(type, row.of(id));
}

// As `isoInstant` does it: the session is in UTC.
function instantSql(value: SQL): SQL {
  return sql`replace(replace(${value}::text, ' ', 'T'), '+00', 'Z')`;
}

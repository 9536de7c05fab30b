import { GraphQLError } from 'graphql';
import type { Argument, DescribedArgument } from '#shared/queries/arguments.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import { validationError } from '#shared/errors/validation-error.ts';
import { conditions, filterSchemas, type Filter } from '#shared/queries/queries.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { localId } from './global-id.ts';

/**
 * Reads a filter that came as GraphQL's input, with global ids in it and null for what is not given. Throws an error of
 * code VALIDATION_FAILED that names the first condition that is wrong; `at` is where the filter stands.
 */
export function readFilter<Kind extends RecordKind>(
  kind: Kind,
  value: object | null | undefined,
  at: readonly string[] = ['filter'],
): Filter<Kind> {
  // The form first: what is below only ever sees as much nesting as the schema lets through.
  const parsed = filterSchemas[kind].safeParse(local(kind, value ?? {}, at, 0));
  if (!parsed.success) throw refusal(validationError(parsed.error, at));
  return parsed.data;
}

// One level more than the schema allows: it is the schema that complains about the nesting.
const deepest = 6;

function local(
  kind: RecordKind,
  filter: object,
  at: readonly string[],
  depth: number,
): Record<string, unknown> {
  const known: Readonly<Record<string, DescribedArgument>> = conditions[kind];
  const branch = (value: unknown, path: readonly string[]): unknown =>
    typeof value === 'object' && value !== null && depth <= deepest
      ? local(kind, value, path, depth + 1)
      : value;
  return Object.fromEntries(
    given(filter).map(([name, value]) => {
      const path = [...at, name];
      const condition = known[name];
      if (condition !== undefined) return [name, argument(condition.takes, value, path)];
      if (!Array.isArray(value)) return [name, branch(value, path)];
      return [name, value.map((one: unknown, place) => branch(one, [...path, String(place)]))];
    }),
  );
}

function argument({ type }: Argument<unknown>, value: unknown, path: readonly string[]): unknown {
  if (type.name === 'id') {
    const { of } = type;
    return Array.isArray(value)
      ? value.map((one: unknown, place) => idOf(of, one, [...path, String(place)]))
      : idOf(of, value, path);
  }
  if (type.name !== 'object' || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    given(value).map(([name, inner]) => {
      const field = type.fields[name];
      return [name, field === undefined ? inner : argument(field.takes, inner, [...path, name])];
    }),
  );
}

function given(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, inner]: [string, unknown]) => inner != null);
}

function idOf(kind: RecordKind, value: unknown, path: readonly string[]): string {
  const read = localId(kind, value, path);
  if (!read.ok) throw refusal(read.error);
  return read.id;
}

function refusal({ message, path }: DeskError): GraphQLError {
  return new GraphQLError(message, { extensions: { code: errorCodes.validationFailed, path } });
}

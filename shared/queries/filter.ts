import { z } from 'zod';
import type { Argument, ArgumentFields } from './arguments.ts';
import type { Predicate } from './predicate.ts';

/** A condition of a filter: what it is given, what it means, and what it asks of a record. */
export interface Condition<Value> {
  readonly says: string;
  readonly takes: Argument<Value>;
  test(value: Value): Predicate;
}

/** The conditions of a kind by their names. */
export type Conditions = Readonly<Record<string, Condition<unknown>>>;

/** A filter over such conditions: all that are given must hold. */
export type FilterOf<Of extends Conditions> = {
  readonly [Name in keyof Of]?: ValueOf<Of[Name]> | undefined;
} & {
  readonly and?: readonly FilterOf<Of>[] | undefined;
  readonly or?: readonly FilterOf<Of>[] | undefined;
  readonly not?: FilterOf<Of> | undefined;
};

type ValueOf<Of> = Of extends Condition<infer Value> ? Value : never;

/** How deep `and`, `or` and `not` may nest in a filter. */
export const deepestFilter = 5;
/** How many conditions a filter may have in all, those within `and`, `or` and `not` counted. */
export const mostConditions = 100;
/** How many filters `and` and `or` take. */
export const mostBranches = 20;

/** Declares a condition. */
export function condition<Value>(
  says: string,
  takes: Argument<Value>,
  test: (value: Value) => Predicate,
): Condition<Value> {
  return { says, takes, test };
}

/** An argument that is an object, each of whose fields may be left out, though not all of them. */
export function objectOf<const Fields extends ArgumentFields>(
  of: string,
  fields: Fields,
): Argument<ObjectOf<Fields>>;
export function objectOf(of: string, fields: ArgumentFields): Argument<object> {
  const schema = z
    .strictObject(optional(fields))
    .refine((value) => Object.values(value).some(isGiven), 'is empty: give at least one field');
  return { type: { name: 'object', of, fields }, list: false, schema };
}

type ObjectOf<Fields extends ArgumentFields> = {
  readonly [Name in keyof Fields]?:
    | (Fields[Name]['takes'] extends Argument<infer Value> ? Value : never)
    | undefined;
};

/**
 * The schema of a kind's filter. Its issues name the condition by its path; a filter that nests too deep or asks for too
 * much is refused before anything in it is looked at.
 */
export function filterSchemaOf<Of extends Conditions>(
  conditions: Of,
): z.ZodType<FilterOf<Of>, FilterOf<Of>>;
export function filterSchemaOf(conditions: Conditions): z.ZodType {
  const branch: z.ZodType = z.lazy(() => filter);
  const branches = z
    .array(branch)
    .min(1, 'is an empty list: leave it out')
    .max(mostBranches, `has more than ${mostBranches} filters`)
    .optional();
  const filter = z.strictObject({
    ...optional(conditions),
    and: branches,
    or: branches,
    not: branch.optional(),
  });
  return z
    .unknown()
    .superRefine((value, context) => {
      const message = excess(value);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    })
    .pipe(filter);
}

function optional(fields: Readonly<Record<string, { readonly takes: Argument<unknown> }>>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { takes }]) => [name, takes.schema.optional()]),
  );
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** What is too much about a filter. Level by level and not by calling itself: the nesting is what it guards against. */
function excess(root: unknown): string | undefined {
  let level: readonly object[] = isObject(root) ? [root] : [];
  let count = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepestFilter)
      return `nests and, or and not deeper than ${deepestFilter} levels: write it flatter`;
    const next: object[] = [];
    for (const [name, value] of level.flatMap((filter) => Object.entries(filter))) {
      if (name === 'and' || name === 'or' || name === 'not')
        next.push(...[value].flat().filter(isObject));
      else if (isGiven(value)) count += 1;
    }
    if (count + next.length > mostConditions)
      return `asks for more than ${mostConditions} conditions: ask for less at once`;
    level = next;
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a parsed filter over these conditions asks of a record. */
export function predicateOf(conditions: Conditions, filter: object): Predicate {
  const of = Object.entries(filter).flatMap(([name, value]: [string, unknown]): Predicate[] => {
    if (!isGiven(value)) return [];
    const branches = (): Predicate[] =>
      [value].flat().map((one) => predicateOf(conditions, isObject(one) ? one : {}));
    switch (name) {
      case 'and':
        return branches();
      case 'or':
        return [{ is: 'any', of: branches() }];
      case 'not':
        return [{ is: 'not', of: { is: 'all', of: branches() } }];
      default: {
        const known = conditions[name];
        if (known === undefined) throw new Error(`No condition is called ${name}.`);
        return [known.test(value)];
      }
    }
  });
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { is: 'all', of };
}

/** Whether a condition is given anywhere in a filter. */
export function mentions(filter: object, name: string): boolean {
  return Object.entries(filter).some(([key, value]: [string, unknown]) => {
    if (!isGiven(value)) return false;
    if (key === name) return true;
    if (key !== 'and' && key !== 'or' && key !== 'not') return false;
    return [value].flat().some((branch) => isObject(branch) && mentions(branch, name));
  });
}

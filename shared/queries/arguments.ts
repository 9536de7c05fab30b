import { z } from 'zod';
import type { RecordKind } from '../records/records.ts';
import {
  countrySchema,
  languageSchema,
  lineSchema,
  plainDateSchema,
  recordIdSchema,
} from '../records/values.ts';

/** What a condition is given, in words that another notation (GraphQL's input types) can be made from. */
export type ArgumentType =
  | { readonly name: 'id'; readonly of: RecordKind }
  | { readonly name: 'text' | 'day' | 'boolean' }
  | { readonly name: 'oneOf'; readonly set: ClosedSet }
  | { readonly name: 'object'; readonly of: string; readonly fields: ArgumentFields };

/** The closed sets of values that conditions choose from. */
export type ClosedSet =
  | 'actorKind'
  | 'anchorStatus'
  | 'datePrecision'
  | 'medium'
  | 'quoteKind'
  | 'quoteStatus'
  | 'stance';

/** The fields of an argument that is an object. */
export type ArgumentFields = Readonly<Record<string, DescribedArgument>>;

/** An argument's type, whether it is a list (any of its values will do), and its schema. */
export interface Argument<Value> {
  readonly type: ArgumentType;
  readonly list: boolean;
  readonly schema: z.ZodType<Value>;
}

/** An argument with what it means. */
export interface DescribedArgument {
  readonly says: string;
  readonly takes: Argument<unknown>;
}

/** The longest list that a condition takes. */
export const longestList = 100;

/** Words to find, as an editor types them; see `analyseQuery` for what matches. */
export const searchTextSchema = z.string().max(500, 'is longer than 500 characters');

/** One value of the same type or more, of which any will do. */
export function listOf<Value>({ type, schema }: Argument<Value>): Argument<readonly Value[]> {
  const list = z
    .array(schema)
    .min(1, 'is an empty list: leave it out, or name at least one')
    .max(longestList, `has more than ${longestList} values`);
  return { type, list: true, schema: list };
}

/** The id of a record of a kind. */
export function idOf(of: RecordKind): Argument<string> {
  return { type: { name: 'id', of }, list: false, schema: recordIdSchema };
}

/** One of a closed set. */
export function oneOf<const Value extends string>(
  set: ClosedSet,
  values: readonly Value[],
): Argument<Value> {
  return { type: { name: 'oneOf', set }, list: false, schema: z.enum(values) };
}

const text = { name: 'text' } as const;

/** What somebody typed to find words. */
export const words: Argument<string> = { type: text, list: false, schema: searchTextSchema };
/** A line that is compared as it is. */
export const line = (longest: number): Argument<string> => ({
  type: text,
  list: false,
  schema: lineSchema(longest),
});
/** A language tag. */
export const language: Argument<string> = { type: text, list: false, schema: languageSchema };
/** A country's ISO 3166-1 alpha-2 code. */
export const country: Argument<string> = { type: text, list: false, schema: countrySchema };
/** A day. */
export const day: Argument<string> = {
  type: { name: 'day' },
  list: false,
  schema: plainDateSchema,
};
/** Yes or no. */
export const boolean: Argument<boolean> = {
  type: { name: 'boolean' },
  list: false,
  schema: z.boolean(),
};

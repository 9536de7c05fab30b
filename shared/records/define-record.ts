import type { z } from 'zod';

/** How the members of a set-valued field are told apart: two members with one key are the same member. */
type MemberKeys<Fields> = {
  readonly [
    Name in keyof Fields as Fields[Name] extends readonly unknown[] ? Name : never
  ]?: Fields[Name] extends readonly (infer Member)[] ? (member: Member) => string : never;
};

/** What is known of one kind of record: its fields, what a create may leave out, and how each field merges. */
export interface RecordDefinition<Kind extends string, Shape extends z.ZodObject> {
  readonly kind: Kind;
  /** Every field of a complete record; unknown keys are refused. */
  readonly fields: Shape;
  /** The values that fields take when a create leaves them out; a field not named here is required. */
  readonly initial: Partial<z.infer<Shape>>;
  /** Fields merged member by member, each with the key of a member. All others merge as one value. */
  readonly sets: MemberKeys<z.infer<Shape>>;
  /** Fields that the server sets and no editor may. */
  readonly serverOnly: readonly (keyof z.infer<Shape> & string)[];
}

/** Defines a kind of record, keeping the types of its fields. */
export function defineRecord<const Kind extends string, Shape extends z.ZodObject>(
  definition: RecordDefinition<Kind, Shape>,
): RecordDefinition<Kind, Shape> {
  return definition;
}

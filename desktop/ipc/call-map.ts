import type { z } from 'zod';

/** A call across processes: its argument is parsed where it arrives, its answer is typed by who gives it. */
export interface Call<Argument extends z.ZodType, Answer> {
  readonly argument: Argument;
  /** Only carries the type; never set. */
  readonly answer?: Answer;
}

/** Declares a call; `call(schema)<Answer>()` so that the argument's type is inferred and the answer's is given. */
export const call =
  <Argument extends z.ZodType>(argument: Argument) =>
  <Answer>(): Call<Argument, Answer> => ({ argument });

/** The functions that a map of calls stands for, as seen by the caller. */
export type CallerOf<Map extends Record<string, Call<z.ZodType, unknown>>> = {
  readonly [Name in keyof Map]: (
    argument: z.input<Map[Name]['argument']>,
  ) => Promise<NonNullable<Map[Name]['answer']> | Extract<Map[Name]['answer'], null>>;
};

/** The functions that answer a map of calls, given the parsed argument. */
export type AnswererOf<Map extends Record<string, Call<z.ZodType, unknown>>> = {
  readonly [Name in keyof Map]: (
    argument: z.output<Map[Name]['argument']>,
  ) =>
    | Promise<NonNullable<Map[Name]['answer']> | Extract<Map[Name]['answer'], null>>
    | NonNullable<Map[Name]['answer']>
    | Extract<Map[Name]['answer'], null>;
};

/** Every value of a closed set under its name in GraphQL, with its description; the compiler sees that none is missing. */
export type EnumValues<Value extends string> = {
  readonly [Each in Value as Uppercase<Each>]: {
    readonly value: Each;
    readonly description: string;
  };
};

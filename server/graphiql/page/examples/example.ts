/** A query that GraphiQL opens with, in a tab of its own; the tab takes its name from the operation. */
export interface Example {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

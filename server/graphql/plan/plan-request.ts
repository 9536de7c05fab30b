import type { Viewer } from './field-plan.ts';
import type { Page } from './read-page.ts';

/** What a statement's gaps are filled from. */
export interface PlanRequest {
  /** Coerced by the operation's definitions. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  /** Read arguments of connections, by the field that has them: several gaps need the same. */
  readonly pages: Map<object, Page>;
  /** The ids of the records that the statement is about, where it begins with records. */
  readonly ids: readonly string[];
}

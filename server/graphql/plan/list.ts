import { sql, type SQL } from 'drizzle-orm';
import { getArgumentValues, Kind, visit, BREAK, type FieldNode, type GraphQLField } from 'graphql';
import { liveMatching } from '#server/records/queries/condition.ts';
import type { OrderTerm } from '#server/records/queries/ordering.ts';
import type { RecordKind } from '#shared/records/records.ts';
import type { ConnectionPlan } from './field-plan.ts';
import type { PlanRequest } from './plan-request.ts';
import { readPage, termsOf, type Page } from './read-page.ts';
import { rowCalled, type Row } from './row.ts';
import { gap } from './template.ts';

/** The list that a connection shows a page of. */
export interface List {
  readonly kind: RecordKind;
  /** Makes SQL out of the connection's arguments: at once, or for each request where they hold variables. */
  readonly fromPage: (use: (page: Page) => SQL) => SQL;
  /** The condition that a row is in the list, whatever page it is on. `alias` is what the statement calls the kind's table. */
  readonly condition: (alias: string, page: Page) => SQL;
  /** What the list is ordered by. */
  readonly terms: (alias: string, page: Page) => readonly OrderTerm[];
  /** Whether a page may be taken from the end of the list. */
  readonly mayGoBackwards: boolean;
}

/** The list of a connection that is asked of a row; of none at the root. */
export function listOf(
  { kind, within, order }: ConnectionPlan,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  parent: Row | undefined,
): List {
  const read = (variables: Readonly<Record<string, unknown>>): Page =>
    readPage(kind, getArgumentValues(field, node, variables), order);
  const constant = hasVariables(node) ? undefined : read({});
  const identity = {};
  const pageOf = (request: PlanRequest): Page => {
    const known = request.pages.get(identity);
    if (known !== undefined) return known;
    const page = read(request.variables);
    request.pages.set(identity, page);
    return page;
  };
  return {
    kind,
    fromPage: (use) =>
      constant === undefined ? gap((request) => use(pageOf(request))) : use(constant),
    condition: (alias, { filter }) => {
      const matching = liveMatching(kind, filter, alias);
      if (within === undefined || parent === undefined) return matching;
      return sql`${within(parent, rowCalled(alias))} and ${matching}`;
    },
    terms: (alias, page) => termsOf(kind, page.order, alias),
    mayGoBackwards: (node.arguments ?? []).some(({ name }) => name.value === 'last'),
  };
}

function hasVariables({ arguments: given = [] }: FieldNode): boolean {
  let found = false;
  for (const argument of given) {
    visit(argument, {
      [Kind.VARIABLE]() {
        found = true;
        return BREAK;
      },
    });
  }
  return found;
}

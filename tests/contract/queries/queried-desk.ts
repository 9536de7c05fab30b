import type { OrderBy } from '#shared/queries/orderings.ts';
import type { Filter } from '#shared/queries/queries.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';

/** A desk that answers lists: the server's database, or the desktop's store. */
export interface QueriedDesk {
  /** The ids of a list in its order, and how many records it has on all pages. */
  readonly list: <Kind extends RecordKind>(
    kind: Kind,
    filter: Filter<Kind>,
    order: OrderBy<Kind>,
    page: { readonly offset: number; readonly limit: number },
  ) => Promise<{ readonly ids: readonly string[]; readonly total: number }>;
}

/** Opens an empty desk and puts records into it as if they had come the ordinary way. */
export type OpenQueriedDesk = (records: readonly AnyRecord[]) => Promise<QueriedDesk>;

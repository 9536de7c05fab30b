import { countHistories, recordHistories } from '#server/records/record-history.ts';
import { recordIdSchema } from '#shared/records/values.ts';
import { recordKinds, type RecordKind } from '#shared/records/records.ts';
import { collectKeys } from '../collect-keys.ts';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { argumentError, pageSize } from '../page-arguments.ts';
import { recordIdOf } from '../record-id.ts';
import { relayTexts } from '../relay-texts.ts';
import { HistoryConnection, type HistoryPage } from '../types/history-connection.ts';
import { OrderDirection } from '../types/paging.ts';
import { recordRefs } from './record-refs.ts';

interface HistoryArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
  readonly direction?: 'asc' | 'desc' | null | undefined;
}

const readHistory = collectKeys(
  ({ database }, ids, { kind, range }: { kind: RecordKind; range: Range }) =>
    recordHistories(database, kind, ids, range),
);
const countHistory = collectKeys(({ database }, ids, kind: RecordKind) =>
  countHistories(database, kind, ids),
);

type Range = Parameters<typeof recordHistories>[3];

for (const kind of recordKinds) {
  builder.objectField(recordRefs[kind], 'history', (t) =>
    t.field({
      type: HistoryConnection,
      description:
        'What was changed in it, by whom and when, the newest first unless told otherwise. Its creation is the oldest.',
      args: {
        first: t.arg.int(relayTexts.firstArgOptions),
        after: t.arg.string(relayTexts.afterArgOptions),
        last: t.arg.int(relayTexts.lastArgOptions),
        before: t.arg.string(relayTexts.beforeArgOptions),
        direction: t.arg({
          type: OrderDirection,
          description: 'DESC, the newest first, unless told; ASC replays it from its creation.',
        }),
      },
      resolve: (parent, args, context) => historyPage(kind, recordIdOf(parent), args, context),
    }),
  );
}

async function historyPage(
  kind: RecordKind,
  id: string,
  { first, after, last, before, direction }: HistoryArguments,
  context: GraphqlContext,
): Promise<HistoryPage> {
  if (typeof first === 'number' && typeof last === 'number') {
    throw argumentError('last', 'cannot be given together with first: take one of them.');
  }
  const backwards = typeof last === 'number';
  const size = backwards ? pageSize('last', last) : pageSize('first', first ?? 20);
  const [start, end] = [revisionAt('after', after, id), revisionAt('before', before, id)];
  const newestFirst = direction !== 'asc';
  const range: Range = {
    ...(newestFirst ? { below: start, above: end } : { above: start, below: end }),
    // One more than wanted tells whether the list goes on.
    limit: size + 1,
    from: newestFirst === backwards ? 'oldest' : 'newest',
  };
  const found =
    (await readHistory(context, id, JSON.stringify([kind, range]), { kind, range })) ?? [];
  const taken = found.slice(0, size);
  if (backwards) taken.reverse();
  const goesOn = found.length > size;
  return {
    edges: taken.map((node) => ({ cursor: cursorOf(id, node.revision), node })),
    hasNextPage: backwards ? end !== undefined : goesOn,
    hasPreviousPage: backwards ? goesOn : start !== undefined,
    countAll: async () => (await countHistory(context, id, kind, kind)) ?? 0,
  };
}

// A revision is made once and stays, so a place in a history is good for ever.
function cursorOf(id: string, revision: number): string {
  return Buffer.from(`history ${id} ${revision}`).toString('base64url');
}

function revisionAt(
  name: 'after' | 'before',
  cursor: string | null | undefined,
  id: string,
): number | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, record, digits] = /^history (\S+) ([1-9]\d{0,8})$/.exec(text) ?? [];
  if (recordIdSchema.safeParse(record).success && record === id && digits !== undefined) {
    return Number(digits);
  }
  throw argumentError(name, "is not a cursor of this record's history: take one from its edges.");
}

import { formatCursor } from '#server/records/cursor.ts';
import { countFeed, logPage } from '#server/records/log-page.ts';
import { readChanges } from '#server/records/read-changes.ts';
import { builder } from '../builder.ts';
import { pageSize } from '../page-arguments.ts';
import { expiredCursor, readFeedCursor } from '../read-feed-cursor.ts';
import { ChangeConnection } from '../types/change-connection.ts';
import { RecordKind } from '../types/record-kind.ts';

builder.queryField('changes', (t) =>
  t.field({
    type: ChangeConnection,
    description:
      'Every change of every record, in the order in which they took effect: the change feed. Nothing is skipped and nothing comes twice, however many write at once; what a transaction changed that is still open, and whatever came after it began, is shown when it ends. Error: CURSOR_EXPIRED where the database was replaced since.',
    args: {
      first: t.arg.int({ description: 'Takes so many: 20 unless told, 100 at most.' }),
      after: t.arg.string({
        description: 'Takes what comes after this cursor; from the very first change unless told.',
      }),
      kinds: t.arg({
        type: [RecordKind],
        description: 'Only changes of records of these kinds; of all unless told.',
      }),
    },
    resolve: async (_parent, { first, after, kinds: given }, { database }) => {
      const limit = pageSize('first', first ?? 20);
      const kinds = given ?? undefined;
      const start = typeof after === 'string' ? readFeedCursor(after) : null;
      const page = await logPage(database, { after: start, limit, kinds });
      if (page.status === 'reset') throw expiredCursor();
      const { entries, more, horizon } = page;
      const changes = await readChanges(
        database,
        entries.map(({ changeId }) => changeId),
      );
      const cursors = new Map(
        entries.map(({ changeId, place }) => [changeId, formatCursor(place)]),
      );
      const edges = changes.map((node) => ({ cursor: cursors.get(node.id) ?? '', node }));
      const headCursor = formatCursor(horizon);
      return {
        edges,
        hasNextPage: more,
        endCursor: edges.at(-1)?.cursor ?? headCursor,
        headCursor,
        countAll: () => countFeed(database, kinds),
      };
    },
  }),
);

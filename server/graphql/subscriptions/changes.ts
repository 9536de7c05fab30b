import { GraphQLError } from 'graphql';
import { tooManyStreams } from '#server/limits/stream-quota.ts';
import { currentCursor, parseCursor } from '#server/records/cursor.ts';
import { followChanges, type Followed } from '#server/records/follow-changes.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { expiredCursor, readFeedCursor } from '../read-feed-cursor.ts';
import { Change } from '../types/change.ts';
import { RecordKind } from '../types/record-kind.ts';

builder.subscriptionType({
  description:
    'What can be followed as it happens, over server-sent events: POST the subscription with `Accept: text/event-stream`.',
});

type Told = Extract<Followed, { status: 'change' }>;

const ChangeEvent = builder.objectRef<Told>('ChangeEvent').implement({
  description: 'A change that the subscription tells of.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      description: 'The place of the change in the feed: resume `after` it.',
    }),
    change: t.expose('change', { type: Change, description: 'The change.' }),
  }),
});

builder.subscriptionField('changes', (t) =>
  t.field({
    type: ChangeEvent,
    description:
      'Tells of every change after a cursor and then of those that come, each once and in the order of the change feed. Whoever was cut off resumes after the last cursor and misses nothing. Ends with UNAUTHENTICATED when the token ends, with CURSOR_EXPIRED where the database was replaced.',
    args: {
      after: t.arg.string({
        description:
          'A cursor of the change feed: what comes after it is told first. Only what changes from now on unless told.',
      }),
      kinds: t.arg({
        type: [RecordKind],
        description: 'Only changes of records of these kinds; of all unless told.',
      }),
    },
    subscribe: (_parent, args, context) => follow(args, context),
    resolve: (followed) => {
      switch (followed.status) {
        case 'change':
          return followed;
        case 'reset':
          throw expiredCursor();
        case 'refused': {
          const { code, message } = followed.error;
          throw new GraphQLError(message, { extensions: { code } });
        }
        default:
          return assertNever(followed);
      }
    },
  }),
);

interface Arguments {
  readonly after?: string | null | undefined;
  readonly kinds?: Parameters<typeof followChanges>[1]['kinds'] | null;
}

async function follow(
  { after, kinds }: Arguments,
  { database, openLive }: GraphqlContext,
): Promise<AsyncIterable<Followed>> {
  const start =
    typeof after === 'string' ? readFeedCursor(after) : parseCursor(await currentCursor(database));
  if (start === null) throw new Error('The log has no place to follow it from.');
  if (openLive === undefined) throw new Error('Nothing here tells of changes.');
  const live = openLive();
  if (live === null) {
    throw new GraphQLError(tooManyStreams, { extensions: { code: errorCodes.rateLimited } });
  }
  return closing(
    followChanges(database, { after: start, kinds: kinds ?? undefined, ...live }),
    live.close,
  );
}

/** The same, telling when nobody takes any more from it. */
async function* closing<Item>(
  items: AsyncIterable<Item>,
  close: () => void,
): AsyncGenerator<Item, void, undefined> {
  try {
    yield* items;
  } finally {
    close();
  }
}

import { recordsAsOf, type Point } from '#server/records/records-as-of.ts';
import type { ObjectRef } from '@pothos/core';
import {
  recordKinds,
  type AnyRecord,
  type RecordKind,
  type RecordOf,
} from '#shared/records/records.ts';
import { instantSchema } from '#shared/records/values.ts';
import { builder, type BuilderTypes } from '../builder.ts';
import { collectKeys } from '../collect-keys.ts';
import type { GraphqlContext } from '../context.ts';
import { argumentError } from '../page-arguments.ts';
import { typeNames } from '../global-id.ts';
import { decodeGlobalId } from '../node-options.ts';
import { recordIdOf } from '../record-id.ts';
import { ActorVersion } from '../types/versions/actor-version.ts';
import { AffiliationVersion } from '../types/versions/affiliation-version.ts';
import { ArticleVersion } from '../types/versions/article-version.ts';
import { QuoteVersion } from '../types/versions/quote-version.ts';
import { RecordVersion } from '../types/versions/record-version.ts';
import { TopicVersion } from '../types/versions/topic-version.ts';
import { recordRefs } from './record-refs.ts';

const texts = {
  at: 'The instant, in UTC.',
  revision: 'The revision, in place of an instant.',
  field:
    'The record as it stood at an instant, or in a revision: give one of the two. Null where it did not exist yet. What was deleted then has its `deletedAt`.',
};

const readVersions = collectKeys(
  ({ database }, ids, { kind, point }: { kind: RecordKind; point: Point }) =>
    recordsAsOf(database, kind, ids, point),
);

interface PointArguments {
  readonly at?: string | null | undefined;
  readonly revision?: number | null | undefined;
}

addAsOf('topic', TopicVersion);
addAsOf('actor', ActorVersion);
addAsOf('affiliation', AffiliationVersion);
addAsOf('article', ArticleVersion);
addAsOf('quote', QuoteVersion);

builder.queryField('recordAsOf', (t) =>
  t.field({
    type: RecordVersion,
    nullable: true,
    description: `Any record by its global id, as it stood at some time. ${texts.field}`,
    args: {
      id: t.arg.id({ required: true, description: 'The global id of the record.' }),
      at: t.arg({ type: 'DateTime', description: texts.at }),
      revision: t.arg.int({ description: texts.revision }),
    },
    resolve: async (_parent, { id: globalId, ...args }, context) => {
      const { typename, id } = decodeGlobalId(globalId);
      const kind = recordKinds.find((each) => typeNames[each] === typename);
      if (kind === undefined)
        throw argumentError('id', `is that of a ${typename}: give a record's.`);
      return (await readVersion(kind, id, args, context)) ?? null;
    },
  }),
);

function addAsOf<Kind extends RecordKind>(
  kind: Kind,
  type: ObjectRef<BuilderTypes, RecordOf<Kind>>,
): void {
  builder.objectField(recordRefs[kind], 'asOf', (t) =>
    t.field({
      type,
      nullable: true,
      description: texts.field,
      args: {
        at: t.arg({ type: 'DateTime', description: texts.at }),
        revision: t.arg.int({ description: texts.revision }),
      },
      resolve: async (parent, args, context) => {
        const version = await readVersion(kind, recordIdOf(parent), args, context);
        return version !== undefined && isKind(kind, version) ? version : null;
      },
    }),
  );
}

function isKind<Kind extends RecordKind>(
  kind: Kind,
  record: { readonly kind: RecordKind },
): record is RecordOf<Kind> {
  return record.kind === kind;
}

function readVersion(
  kind: RecordKind,
  id: string,
  args: PointArguments,
  context: GraphqlContext,
): Promise<AnyRecord | undefined> {
  const point = pointOf(args);
  return readVersions(context, id, JSON.stringify([kind, point]), { kind, point });
}

function pointOf({ at, revision }: PointArguments): Point {
  if (typeof at === 'string' && typeof revision === 'number') {
    throw argumentError('revision', 'cannot be given together with at: take one of them.');
  }
  if (typeof revision === 'number') {
    if (revision >= 1) return { revision };
    throw argumentError('revision', `must be 1 or more, and is ${revision}.`);
  }
  const parsed = instantSchema.safeParse(at);
  if (parsed.success) return { at: parsed.data };
  const complaint = typeof at === 'string' ? (parsed.error.issues[0]?.message ?? '') : 'is missing';
  throw argumentError(
    'at',
    `${complaint}: give an instant like 2024-05-29T19:02:00Z, or a revision.`,
  );
}

import type { AnyRecord } from '#shared/records/records.ts';
import { builder } from '../../builder.ts';
import { findOne } from '../../plan/read-planned.ts';
import { globalId, typeNames } from '../../global-id.ts';
import { Account } from '../account.ts';
import { recordTexts } from '../record-texts.ts';

/** A record as it stood at some time. */
export const RecordVersion = builder.interfaceRef<AnyRecord>('RecordVersion').implement({
  description:
    'A record as it stood at some time. Other records are named by their ids, since they may have stood differently too: ask for them with `recordAsOf` or `node`.',
  resolveType: ({ kind }) => `${typeNames[kind]}Version`,
  fields: (t) => ({
    recordId: t.id({
      description: 'The global id of the record.',
      resolve: ({ kind, id }) => globalId(kind, id),
    }),
    record: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'The record as it is now.',
      resolve: ({ kind, id }, _args, context, info) => findOne(typeNames[kind], id, context, info),
    }),
    revision: t.exposeInt('revision', { description: 'The revision that stood then.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', ...recordTexts.createdAt }),
    createdBy: t.field({
      type: Account,
      nullable: true,
      ...recordTexts.createdBy,
      resolve: ({ createdBy }, _args, context, info) =>
        createdBy === null ? null : findOne('Account', createdBy, context, info),
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When it had changed last.',
    }),
    updatedBy: t.field({
      type: Account,
      nullable: true,
      description: 'Who had changed it last; null for the server itself.',
      resolve: ({ updatedBy }, _args, context, info) =>
        updatedBy === null ? null : findOne('Account', updatedBy, context, info),
    }),
    deletedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it had been deleted; null if it lived then.',
    }),
  }),
});

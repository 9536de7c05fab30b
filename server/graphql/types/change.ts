import { readChanges, type Change as ChangeValue } from '#server/records/read-changes.ts';
import type { RecordKind as RecordKindValue } from '#shared/records/records.ts';
import { builder } from '../builder.ts';
import { findOne } from '../plan/read-planned.ts';
import { collectKeys } from '../collect-keys.ts';
import { globalId, typeNames } from '../global-id.ts';
import { withGlobalIds } from '../record-references.ts';
import { Account } from './account.ts';
import { ChangeAction, ChangeDoor } from './change-enums.ts';
import { RecordKind } from './record-kind.ts';

interface FieldChangeValue {
  readonly kind: RecordKindValue;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

const FieldChange = builder.objectRef<FieldChangeValue>('FieldChange').implement({
  description:
    'What a change did to one field. Values are JSON as the fields of a record are sent: global ids, closed sets in lower case.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The name of the field.' }),
    before: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Its value before; null for a record that was made by the change.',
      resolve: ({ kind, field, before }) => withGlobalIds(kind, field, before),
    }),
    after: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Its value after.',
      resolve: ({ kind, field, after }) => withGlobalIds(kind, field, after),
    }),
  }),
});

const readReverted = collectKeys(async ({ database }, ids, _none: null) =>
  byKey(await readChanges(database, ids.map(Number))),
);

const ChangeRef = builder.objectRef<ChangeValue>('Change');

/** One accepted edit, as the log keeps it. */
export const Change = builder.node(ChangeRef, {
  description:
    'One accepted edit of one record: who, when, through what, and each field before and after. A change never changes.',
  id: { resolve: ({ id }) => String(id), description: 'Global id; `revertChange` takes it.' },
  loadManyWithoutCache: async (ids, { database }) => {
    const found = byKey(await readChanges(database, ids.map(Number)));
    return ids.map((id) => found.get(id) ?? null);
  },
  fields: (t) => ({
    kind: t.expose('kind', { type: RecordKind, description: 'The kind of the record.' }),
    recordId: t.id({
      description: 'The global id of the record.',
      resolve: ({ kind, recordId }) => globalId(kind, recordId),
    }),
    record: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'The record as it is now.',
      resolve: ({ kind, recordId }, _args, context, info) =>
        findOne(typeNames[kind], recordId, context, info),
    }),
    revision: t.exposeInt('revision', {
      description: 'The revision of the record that the change made.',
    }),
    action: t.expose('action', { type: ChangeAction, description: 'What it did.' }),
    via: t.expose('via', { type: ChangeDoor, description: 'Through what it was made.' }),
    by: t.field({
      type: Account,
      nullable: true,
      description: 'Who made it; null for the server itself.',
      resolve: ({ accountId }, _args, context, info) =>
        accountId === null ? null : findOne('Account', accountId, context, info),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was made.' }),
    fields: t.field({
      type: [FieldChange],
      description:
        'The fields that it changed: all of them for CREATE, none for DELETE and RESTORE.',
      resolve: ({ kind, before, after }) =>
        Object.keys(after).map((field) => ({
          kind,
          field,
          before: before[field] ?? null,
          after: after[field],
        })),
    }),
    reverts: t.field({
      type: ChangeRef,
      nullable: true,
      description: 'The change that it took back; null for all but REVERT.',
      resolve: ({ reverts }, _args, context) =>
        reverts === null ? null : readReverted(context, String(reverts), '', null),
    }),
  }),
});

function byKey(changes: readonly ChangeValue[]): ReadonlyMap<string, ChangeValue> {
  return new Map(changes.map((change) => [String(change.id), change]));
}

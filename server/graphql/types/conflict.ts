import type {
  ConflictReason as ConflictReasonValue,
  Conflicted,
  FieldConflict as FieldConflictValue,
} from '#shared/edits/outcome.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { builder } from '../builder.ts';
import { findOne } from '../plan/read-planned.ts';
import { typeNames } from '../global-id.ts';
import { withGlobalIds } from '../record-references.ts';
import type { EnumValues } from './enum-values.ts';

const ConflictReason = builder.enumType('ConflictReason', {
  description: 'Why an edit does not merge.',
  values: {
    FIELDS: { value: 'fields', description: 'Both changed the same field differently.' },
    DELETED: { value: 'deleted', description: 'The record to be changed was deleted meanwhile.' },
    CHANGED_SINCE: {
      value: 'changed_since',
      description: 'The record to be deleted or merged was changed meanwhile.',
    },
  } as const satisfies EnumValues<ConflictReasonValue>,
});

const FieldConflict = builder
  .objectRef<FieldConflictValue & { readonly kind: RecordKind }>('FieldConflict')
  .implement({
    description: 'A field in conflict.',
    fields: (t) => ({
      field: t.exposeString('field', { description: 'The name of the field.' }),
      base: t.field({
        type: 'JSON',
        nullable: true,
        description: 'Its value at the base revision.',
        resolve: ({ kind, field, base }) => withGlobalIds(kind, field, base),
      }),
      mine: t.field({
        type: 'JSON',
        nullable: true,
        description: 'Its value in this request; null where the request is to delete the record.',
        resolve: ({ kind, field, mine }) => withGlobalIds(kind, field, mine),
      }),
      theirs: t.field({
        type: 'JSON',
        nullable: true,
        description: 'Its value now.',
        resolve: ({ kind, field, theirs }) => withGlobalIds(kind, field, theirs),
      }),
    }),
  });

const messages: Readonly<Record<ConflictReasonValue, string>> = {
  fields:
    'Somebody else changed the same fields meanwhile: compare the values and send the edit again on the revision of now.',
  deleted: 'The record was deleted meanwhile: restore it first if it should live on.',
  changed_since:
    'The record was changed meanwhile: look at it, and send the request again on the revision of now if it still holds.',
};

/** Nothing was written, because somebody else changed the record meanwhile. */
export const Conflict = builder.objectRef<Conflicted>('Conflict').implement({
  description: 'Nothing was written, because somebody else changed the record meanwhile.',
  isTypeOf: () => true,
  fields: (t) => ({
    reason: t.expose('reason', {
      type: ConflictReason,
      description: 'Why the edit does not merge.',
    }),
    message: t.string({ description: 'For people.', resolve: ({ reason }) => messages[reason] }),
    fields: t.field({
      type: [FieldConflict],
      description:
        'The fields in conflict, with all three values: with DELETED those that the request would change, with CHANGED_SINCE those that others changed.',
      resolve: ({ fields, record }) => fields.map((each) => ({ ...each, kind: record.kind })),
    }),
    revision: t.int({
      description: 'The revision of now: the `baseRevision` of the next try.',
      resolve: ({ record }) => record.revision,
    }),
    record: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'The record as it is now.',
      resolve: ({ record }, _args, context, info) =>
        findOne(typeNames[record.kind], record.id, context, info),
    }),
  }),
});

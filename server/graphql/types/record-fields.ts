import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { accounts } from '#server/database/schema.ts';
import type { BuilderTypes } from '../builder.ts';
import { column, one, planned } from '../plan/field-plan.ts';
import { globalIdOf } from '../plan/json-sql.ts';
import type { PlannedRecord } from '../plan/planned-record.ts';
import type { RecordType } from '../plan/record-sources.ts';
import { accountRef } from './refs.ts';
import { recordTexts } from './record-texts.ts';

type RecordFields = PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes, PlannedRecord>;

type RecordTable = Readonly<
  Record<
    'id' | 'revision' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'deletedAt',
    AnyPgColumn
  >
>;

/** The global id of a planned record. */
export function idField(t: RecordFields, type: RecordType, id: AnyPgColumn) {
  return t.id({
    ...planned({ plan: 'value', value: globalIdOf(type, id) }),
    description: 'Global id.',
  });
}

/** The fields that every kind of record has besides its own. */
export function recordFields(t: RecordFields, type: RecordType, table: RecordTable) {
  return {
    id: idField(t, type, table.id),
    revision: t.int({ ...column(table.revision), ...recordTexts.revision }),
    createdAt: t.field({ type: 'DateTime', ...column(table.createdAt), ...recordTexts.createdAt }),
    createdBy: t.field({
      type: accountRef,
      nullable: true,
      ...one(table.createdBy, accounts.id),
      ...recordTexts.createdBy,
    }),
    updatedAt: t.field({ type: 'DateTime', ...column(table.updatedAt), ...recordTexts.updatedAt }),
    updatedBy: t.field({
      type: accountRef,
      nullable: true,
      ...one(table.updatedBy, accounts.id),
      ...recordTexts.updatedBy,
    }),
    deletedAt: t.field({
      type: 'DateTime',
      nullable: true,
      ...column(table.deletedAt),
      ...recordTexts.deletedAt,
    }),
  };
}

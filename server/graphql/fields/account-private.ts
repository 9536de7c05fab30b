import { sql, type SQL } from 'drizzle-orm';
import { accounts } from '#server/database/schema.ts';
import { builder } from '../builder.ts';
import { planned, type FieldPlan } from '../plan/field-plan.ts';
import type { Row } from '../plan/row.ts';
import { Account } from '../types/account.ts';

const hidden = 'Null for everybody but the account itself and administrators.';

// Decided in the statement, and not after it: what may not be shown does not leave the database.
function onlyPrivately(value: (row: Row) => SQL): FieldPlan {
  return {
    plan: 'viewed',
    value: (row, viewer) => {
      if (viewer === null) return sql`null`;
      return viewer.role === 'admin'
        ? value(row)
        : sql`case when ${row.of(accounts.id)} = ${viewer.id}::uuid then ${value(row)} end`;
    },
  };
}

builder.objectFields(Account, (t) => ({
  email: t.string({
    ...planned(onlyPrivately((row) => row.of(accounts.email))),
    nullable: true,
    description: `The e-mail address to sign in with. ${hidden}`,
  }),
  createdAt: t.field({
    type: 'DateTime',
    ...planned(onlyPrivately((row) => row.of(accounts.createdAt))),
    nullable: true,
    description: `When it was made. ${hidden}`,
  }),
  closedAt: t.field({
    type: 'DateTime',
    ...planned(onlyPrivately((row) => row.of(accounts.closedAt))),
    nullable: true,
    description: `When it was closed; null while it is open. Records keep the name of a closed account. ${hidden}`,
  }),
}));

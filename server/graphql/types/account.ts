import { accounts } from '#server/database/schema.ts';
import { builder } from '../builder.ts';
import { column } from '../plan/field-plan.ts';
import { idField } from './record-fields.ts';
import { accountRef } from './refs.ts';
import { Role } from './role.ts';

/** Somebody who may read or edit. */
export const Account = accountRef.implement({
  description: 'Somebody who may read or edit.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: idField(t, 'Account', accounts.id),
    name: t.string({
      ...column(accounts.name),
      description: 'The name, as shown beside what the account changed.',
    }),
    role: t.field({
      type: Role,
      ...column(accounts.role),
      description: 'What the account may do.',
    }),
  }),
});

import { builder } from '../builder.ts';
import { Role } from './role.ts';

/** Somebody who may read or edit. */
export const Account = builder.drizzleNode('accounts', {
  name: 'Account',
  description: 'Somebody who may read or edit.',
  id: { column: (account) => account.id, description: 'Global id.' },
  select: { columns: { id: true } },
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'The name, as shown beside what the account changed.',
    }),
    role: t.expose('role', { type: Role, description: 'What the account may do.' }),
  }),
});

import { builder } from '../builder.ts';
import { Account } from '../types/account.ts';

builder.queryField('viewer', (t) =>
  t.field({
    type: Account,
    nullable: true,
    description: 'Whose token this request carries; null for a reader without an account.',
    resolve: (_parent, _args, { viewer }) => viewer && { id: viewer.id },
  }),
);

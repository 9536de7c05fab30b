import { builder } from '../builder.ts';
import { planned } from '../plan/field-plan.ts';
import { findOne } from '../plan/read-planned.ts';
import { Account } from '../types/account.ts';

builder.queryField('viewer', (t) =>
  t.field({
    type: Account,
    nullable: true,
    ...planned({ plan: 'viewer' }),
    description: 'Whose token the request carries; null for a reader without an account.',
    resolve: (_parent, _args, context, info) =>
      context.viewer && findOne('Account', context.viewer.id, context, info),
  }),
);

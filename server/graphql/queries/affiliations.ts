import { builder } from '../builder.ts';
import { planned } from '../plan/field-plan.ts';
import { readList } from '../plan/read-planned.ts';
import { AffiliationFilter, AffiliationOrder } from '../types/affiliation-arguments.ts';
import { AffiliationConnection } from '../types/affiliation-connection.ts';

builder.queryField('affiliations', (t) =>
  t.field({
    type: AffiliationConnection,
    ...planned({ plan: 'connection', kind: 'affiliation' }),
    description: 'The affiliations, the latest first unless told otherwise.',
    args: {
      ...t.arg.connectionArgs(),
      filter: t.arg({ type: AffiliationFilter, description: 'Which of them; all unless told.' }),
      orderBy: t.arg({
        type: AffiliationOrder,
        description: 'In which order: FROM, DESC unless told.',
      }),
    },
    resolve: (_parent, _args, context, info) => readList(context, info),
  }),
);

import type { RecordOf } from '#shared/records/records.ts';
import { builder } from '../../builder.ts';
import { globalId } from '../../global-id.ts';
import { RecordVersion } from './record-version.ts';

/** An affiliation as it stood at some time. */
export const AffiliationVersion = builder
  .objectRef<RecordOf<'affiliation'>>('AffiliationVersion')
  .implement({
    description: 'An affiliation as it stood at some time.',
    interfaces: [RecordVersion],
    fields: (t) => ({
      actorId: t.id({
        description: 'The global id of the actor that had the role.',
        resolve: ({ fields }) => globalId('actor', fields.actorId),
      }),
      organizationId: t.id({
        description: 'The global id of the organization.',
        resolve: ({ fields }) => globalId('actor', fields.organizationId),
      }),
      role: t.string({
        nullable: true,
        description: 'The role: `spokesman`.',
        resolve: ({ fields }) => fields.role,
      }),
      from: t.field({
        type: 'PartialDate',
        nullable: true,
        description: 'Since when, if known.',
        resolve: ({ fields }) => fields.from,
      }),
      to: t.field({
        type: 'PartialDate',
        nullable: true,
        description: 'Until when; null when it was not over or not known.',
        resolve: ({ fields }) => fields.to,
      }),
    }),
  });

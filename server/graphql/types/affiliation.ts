import { builder } from '../builder.ts';
import { recordTexts } from './record-texts.ts';

/** An actor's role in an organisation. */
export const Affiliation = builder.drizzleNode('affiliations', {
  name: 'Affiliation',
  description: "An actor's role in an organisation, and from when to when.",
  id: { column: (affiliation) => affiliation.id, description: 'Global id.' },
  select: { columns: { id: true } },
  fields: (t) => ({
    revision: t.exposeInt('revision', recordTexts.revision),
    createdAt: t.expose('createdAt', { type: 'DateTime', ...recordTexts.createdAt }),
    createdBy: t.relation('createdByAccount', { nullable: true, ...recordTexts.createdBy }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', ...recordTexts.updatedAt }),
    updatedBy: t.relation('updatedByAccount', { nullable: true, ...recordTexts.updatedBy }),
    deletedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      ...recordTexts.deletedAt,
    }),
    actor: t.relation('actor', { description: 'Who has the role.' }),
    organization: t.relation('organization', { description: 'Where.' }),
    role: t.exposeString('role', { nullable: true, description: 'The role: `spokesman`.' }),
    from: t.expose('from', {
      type: 'PartialDate',
      nullable: true,
      description: 'Since when, if known.',
    }),
    to: t.expose('to', {
      type: 'PartialDate',
      nullable: true,
      description: 'Until when; null when it is not over or not known.',
    }),
  }),
});

import { builder } from '../builder.ts';
import { Affiliation } from '../types/affiliation.ts';
import { newRecordId, type InputFields } from './input-fields.ts';
import { addRecordMutations } from './record-mutations.ts';

const optional = (t: InputFields) => ({
  role: t.string({ description: 'The role; one line of 500 characters at most.' }),
  from: t.field({ type: 'PartialDate', description: 'Since when, as exactly as known.' }),
  to: t.field({
    type: 'PartialDate',
    description: 'Until when; null when it is not over or not known.',
  }),
});
const actorId = 'The global id of the actor who has the role.';
const organizationId = 'The global id of the organisation, an actor too.';

const CreateAffiliationInput = builder.inputType('CreateAffiliationInput', {
  description: 'The affiliation to make.',
  fields: (t) => ({
    id: newRecordId(t, 'Affiliation'),
    actorId: t.id({ required: true, description: actorId }),
    organizationId: t.id({ required: true, description: organizationId }),
    ...optional(t),
  }),
});

const AffiliationChanges = builder.inputType('AffiliationChanges', {
  description: 'What is to change in an affiliation.',
  fields: (t) => ({
    actorId: t.id({ description: actorId }),
    organizationId: t.id({ description: organizationId }),
    ...optional(t),
  }),
});

addRecordMutations({
  kind: 'affiliation',
  ref: Affiliation,
  create: CreateAffiliationInput,
  changes: AffiliationChanges,
});

import { z } from 'zod';
import { defineRecord } from './define-record.ts';
import { nameSchema, partialDateSchema, recordIdSchema } from './values.ts';

/** An actor's role in an organisation, and from when to when; null where it is not known or not over. */
export const affiliationFieldsSchema = z.strictObject({
  actorId: recordIdSchema,
  organizationId: recordIdSchema,
  role: nameSchema(500).nullable(),
  from: partialDateSchema.nullable(),
  to: partialDateSchema.nullable(),
});

/** The fields of an affiliation. */
export type AffiliationFields = z.infer<typeof affiliationFieldsSchema>;

/** Affiliations: every field merges as one value. */
export const affiliation = defineRecord({
  kind: 'affiliation',
  fields: affiliationFieldsSchema,
  initial: { role: null, from: null, to: null },
  sets: {},
  serverOnly: [],
});

import { z } from 'zod';
import { defineRecord } from './define-record.ts';
import { nameSchema, proseSchema, recordIdSchema } from './values.ts';

/** A subject that statements are about; topics form a tree. */
export const topicFieldsSchema = z.strictObject({
  name: nameSchema(300),
  description: proseSchema(10_000).nullable(),
  parentId: recordIdSchema.nullable(),
});

/** The fields of a topic. */
export type TopicFields = z.infer<typeof topicFieldsSchema>;

/** Topics: every field merges as one value. */
export const topic = defineRecord({
  kind: 'topic',
  fields: topicFieldsSchema,
  initial: { description: null, parentId: null },
  sets: {},
  serverOnly: [],
});

import type { RecordOf } from '#shared/records/records.ts';
import { builder } from '../../builder.ts';
import { globalId } from '../../global-id.ts';
import { RecordVersion } from './record-version.ts';

/** A topic as it stood at some time. */
export const TopicVersion = builder.objectRef<RecordOf<'topic'>>('TopicVersion').implement({
  description: 'A topic as it stood at some time.',
  interfaces: [RecordVersion],
  fields: (t) => ({
    name: t.string({ description: 'What it was called.', resolve: ({ fields }) => fields.name }),
    description: t.string({
      nullable: true,
      description: 'What belonged to it.',
      resolve: ({ fields }) => fields.description,
    }),
    parentId: t.id({
      nullable: true,
      description: 'The global id of the wider topic; null at the top.',
      resolve: ({ fields: { parentId } }) => parentId && globalId('topic', parentId),
    }),
  }),
});

import { builder } from '../builder.ts';
import { Topic } from '../types/topic.ts';
import { newRecordId, type InputFields } from './input-fields.ts';
import { addRecordMutations } from './record-mutations.ts';

const optional = (t: InputFields) => ({
  description: t.string({ description: 'What belongs to it; 10 000 characters at most.' }),
  parentId: t.id({ description: 'The global id of the wider topic.' }),
});
const name = 'What it is called; one line of 300 characters at most.';

const CreateTopicInput = builder.inputType('CreateTopicInput', {
  description: 'The topic to make.',
  fields: (t) => ({
    id: newRecordId(t, 'Topic'),
    name: t.string({ required: true, description: name }),
    ...optional(t),
  }),
});

const TopicChanges = builder.inputType('TopicChanges', {
  description: 'What is to change in a topic.',
  fields: (t) => ({ name: t.string({ description: name }), ...optional(t) }),
});

addRecordMutations({ kind: 'topic', ref: Topic, create: CreateTopicInput, changes: TopicChanges });

import { connectionType } from './connection-type.ts';
import { topicRef } from './refs.ts';

/** A page of topics. */
export const TopicConnection = connectionType(topicRef, {
  of: 'Topic',
  description: 'A page of topics.',
  edgeDescription: 'A topic, with its place in the list.',
});

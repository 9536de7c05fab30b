import type { FieldsOf } from '../records/records.ts';
import { sampleId } from './sample-id.ts';

/** The topics of the sample desk, by the name that its other files use. */
export const sampleTopics = {
  transport: sampleId('topic', 1),
  ferries: sampleId('topic', 2),
  water: sampleId('topic', 3),
  spending: sampleId('topic', 4),
  libraries: sampleId('topic', 5),
} as const;

/** Their fields, parents before children. */
export const sampleTopicFields: readonly (readonly [string, FieldsOf<'topic'>])[] = [
  [
    sampleTopics.transport,
    { name: 'Transport', description: 'Roads, rails, boats and who pays for them', parentId: null },
  ],
  [
    sampleTopics.ferries,
    { name: 'Island ferries', description: null, parentId: sampleTopics.transport },
  ],
  [
    sampleTopics.water,
    { name: 'River sharing', description: 'Who may hold back how much water', parentId: null },
  ],
  [sampleTopics.spending, { name: 'Public spending', description: null, parentId: null }],
  [
    sampleTopics.libraries,
    { name: 'Libraries', description: 'Their hours, holdings and cost', parentId: null },
  ],
];

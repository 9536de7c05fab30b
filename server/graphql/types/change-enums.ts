import type { ChangeDoor as ChangeDoorValue } from '#server/database/schema.ts';
import type { Edit } from '#shared/edits/edit.ts';
import { builder } from '../builder.ts';
import type { EnumValues } from './enum-values.ts';

/** What a change did. */
export const ChangeAction = builder.enumType('ChangeAction', {
  description: 'What a change did to its record.',
  values: {
    CREATE: { value: 'create', description: 'Made it.' },
    UPDATE: { value: 'update', description: 'Changed some of its fields.' },
    DELETE: { value: 'delete', description: 'Deleted it; its fields stayed as they were.' },
    RESTORE: { value: 'restore', description: 'Brought it back as it was.' },
  } as const satisfies EnumValues<Edit['action']>,
});

/** Through what a change was made. */
export const ChangeDoor = builder.enumType('ChangeDoor', {
  description: 'Through what a change was made.',
  values: {
    GRAPHQL: { value: 'graphql', description: 'A mutation of this API.' },
    SYNC: { value: 'sync', description: 'The desktop app, perhaps while it was offline.' },
    IMPORT: { value: 'import', description: 'The import of a document.' },
    SAMPLE: { value: 'sample', description: 'The sample desk that a new server starts with.' },
    REANCHOR: {
      value: 'reanchor',
      description: "The server itself, which moved a quote along with its article's body.",
    },
    MERGE: { value: 'merge', description: 'Merging two actors, or undoing that.' },
    REVERT: { value: 'revert', description: '`revertChange`, which took another change back.' },
  } as const satisfies EnumValues<ChangeDoorValue>,
});

import type { Role as RoleValue } from '#shared/sync/protocol.ts';
import { builder } from '../builder.ts';
import type { EnumValues } from './enum-values.ts';

/** What an account may do. */
export const Role = builder.enumType('Role', {
  description: 'What an account may do.',
  values: {
    READER: { value: 'reader', description: 'Reads everything.' },
    EDITOR: { value: 'editor', description: 'Reads and edits records.' },
    ADMIN: { value: 'admin', description: 'Does what an editor does, and makes accounts.' },
  } as const satisfies EnumValues<RoleValue>,
});

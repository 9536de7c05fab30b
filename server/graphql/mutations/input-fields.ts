import type { BuilderTypes } from '../builder.ts';

/** What adds fields to an input type. */
export type InputFields = PothosSchemaTypes.InputFieldBuilder<BuilderTypes, 'InputObject'>;

/** The id that a create may bring along. */
export function newRecordId(t: InputFields, type: string) {
  return t.id({
    description: `Its global id, when the client makes it: Base64 of \`${type}:\` and a new UUIDv7 in lowercase. A create sent twice with one id makes one record. The server makes the id if none is given.`,
  });
}

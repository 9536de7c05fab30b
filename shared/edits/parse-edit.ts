import { z } from 'zod';
import type { AnyEdit, Edit, MergingEdit } from './edit.ts';
import type { DeskError } from '../errors/error-codes.ts';
import { errorCodes } from '../errors/error-codes.ts';
import { validationError } from '../errors/validation-error.ts';
import { recordDefinitions, recordKindSchema, type RecordKind } from '../records/records.ts';
import { recordIdSchema } from '../records/values.ts';

/** Which door an edit came through: only the importer and the server itself may set server-only fields. */
export interface ParseEditOptions {
  readonly allowServerOnly?: boolean;
}

/** A parsed edit, or the error that names what is wrong with it. */
export type ParsedEdit =
  | { readonly ok: true; readonly edit: Edit }
  | { readonly ok: false; readonly error: DeskError };

const envelopeSchema = z.looseObject({
  action: z.enum(['create', 'update', 'delete', 'restore']),
  kind: recordKindSchema,
  id: recordIdSchema,
});
const revisionSchema = z.int().min(1);

/** Parses an edit from outside: a plain JSON value. Errors: `VALIDATION_FAILED` with the path of the field. */
export function parseEdit(input: unknown, options: ParseEditOptions = {}): ParsedEdit {
  const envelope = envelopeSchema.safeParse(input);
  if (!envelope.success) return { ok: false, error: validationError(envelope.error) };
  const { action, kind } = envelope.data;

  const forbidden = options.allowServerOnly ? undefined : serverOnlyField(kind, envelope.data);
  if (forbidden !== undefined) {
    const message = `${forbidden.join('.')} is set by the server: leave it out.`;
    return { ok: false, error: { code: errorCodes.validationFailed, message, path: forbidden } };
  }

  const parsed = editSchemas[kind][action].safeParse(input);
  return parsed.success
    ? { ok: true, edit: parsed.data }
    : { ok: false, error: validationError(parsed.error) };
}

/** The same for any edit, those that merge actors too: what a desk keeps and sends. */
export function parseAnyEdit(
  input: unknown,
  options: ParseEditOptions = {},
):
  | { readonly ok: true; readonly edit: AnyEdit }
  | { readonly ok: false; readonly error: DeskError } {
  const merging = mergingEnvelopeSchema.safeParse(input);
  if (!merging.success) return parseEdit(input, options);
  const parsed = mergingSchema.safeParse(input);
  return parsed.success
    ? { ok: true, edit: parsed.data }
    : { ok: false, error: validationError(parsed.error) };
}

function serverOnlyField(kind: RecordKind, edit: Record<string, unknown>): string[] | undefined {
  for (const part of ['fields', 'changes']) {
    const values = edit[part];
    if (typeof values !== 'object' || values === null) continue;
    const names: readonly string[] = recordDefinitions[kind].serverOnly;
    const field = names.find((name) => name in values);
    if (field !== undefined) return [part, field];
  }
  return undefined;
}

const editSchemas = {
  topic: schemasOf('topic'),
  actor: schemasOf('actor'),
  affiliation: schemasOf('affiliation'),
  article: schemasOf('article'),
  quote: schemasOf('quote'),
};

const mergingEnvelopeSchema = z.looseObject({ action: z.enum(['merge', 'unmerge']) });
const merged = { kind: z.literal('actor'), id: recordIdSchema, baseRevision: revisionSchema };
const mergingSchema: z.ZodType<MergingEdit> = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('merge'), ...merged, into: recordIdSchema }),
  z.strictObject({ action: z.literal('unmerge'), ...merged }),
]);

function schemasOf(kind: RecordKind): Record<Edit['action'], z.ZodType<Edit>> {
  const { fields, initial } = recordDefinitions[kind];
  const creatable = Object.fromEntries(
    Object.entries(fields.shape).map(([name, schema]) => [
      name,
      name in initial ? z.optional(schema) : schema,
    ]),
  );
  const head = { kind: z.literal(kind), id: recordIdSchema };
  const based = { ...head, baseRevision: revisionSchema };
  const schemas = {
    create: z.strictObject({
      action: z.literal('create'),
      ...head,
      fields: z.strictObject(creatable),
    }),
    update: z.strictObject({
      action: z.literal('update'),
      ...based,
      changes: fields.partial(),
    }),
    delete: z.strictObject({ action: z.literal('delete'), ...based }),
    restore: z.strictObject({ action: z.literal('restore'), ...based }),
  };
  // The four are built from the definition that also gives the type its fields; TypeScript cannot follow the loop.
  return schemas as unknown as Record<Edit['action'], z.ZodType<Edit>>;
}

import type { InputFieldBuilder, InputObjectRef } from '@pothos/core';
import type {
  Argument,
  ArgumentFields,
  ArgumentType,
  ClosedSet,
  DescribedArgument,
} from '#shared/queries/arguments.ts';
import { conditions } from '#shared/queries/queries.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { builder, type BuilderTypes } from './builder.ts';
import { typeNames } from './global-id.ts';
import { ActorKind } from './types/actor-enums.ts';
import {
  AnchorStatus,
  DatePrecision,
  Medium,
  QuoteKind,
  QuoteStatus,
  Stance,
} from './types/quote-enums.ts';

const closedSets = {
  actorKind: ActorKind,
  anchorStatus: AnchorStatus,
  datePrecision: DatePrecision,
  medium: Medium,
  quoteKind: QuoteKind,
  quoteStatus: QuoteStatus,
  stance: Stance,
} as const satisfies Record<ClosedSet, unknown>;

/** A value of one of these inputs as GraphQL hands it over: parsed by `readFilter`, not before. */
export type FilterValue = Readonly<Record<never, never>>;

/** Makes the input type of a kind's filter from its conditions in `shared/queries`. */
export function filterInput(kind: RecordKind, description: string) {
  const name = `${typeNames[kind]}Filter`;
  const ref = builder.inputRef<FilterValue>(name);
  const known: Readonly<Record<string, DescribedArgument>> = conditions[kind];
  return ref.implement({
    description,
    fields: (t) => ({
      ...inputFields(t, known),
      and: t.field({ type: [ref], description: 'All of these must hold.' }),
      or: t.field({ type: [ref], description: 'At least one of these must hold.' }),
      not: t.field({
        type: ref,
        description: 'This must not hold. What looks at a value that is not known does not hold.',
      }),
    }),
  });
}

type InputFields = InputFieldBuilder<BuilderTypes, 'InputObject'>;

function inputFields(t: InputFields, fields: ArgumentFields) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { says, takes }]) => [name, inputField(t, says, takes)]),
  );
}

function inputField(t: InputFields, description: string, { type, list }: Argument<unknown>) {
  const of = typeOf(type);
  return list ? t.field({ type: [of], description }) : t.field({ type: of, description });
}

function typeOf(type: ArgumentType) {
  switch (type.name) {
    case 'id':
      return 'ID';
    case 'text':
      return 'String';
    case 'day':
      return 'Date';
    case 'boolean':
      return 'Boolean';
    case 'oneOf':
      return closedSets[type.set];
    case 'object':
      return objectInput(type.of, type.fields);
  }
}

function objectInput(
  name: string,
  fields: ArgumentFields,
): InputObjectRef<BuilderTypes, FilterValue> {
  return builder.inputRef<FilterValue>(name).implement({
    description: 'All that is given must hold of one and the same member.',
    fields: (t) => inputFields(t, fields),
  });
}

import { GraphQLError } from 'graphql';
import { builder } from '../builder.ts';

// What a text must look like is checked on the write path, which answers with a typed error naming the field.
function text(value: unknown): string {
  if (typeof value !== 'string') throw new GraphQLError('must be text');
  return value;
}

builder.scalarType('Date', {
  description: 'A day without a time zone: `2024-05-29`.',
  serialize: text,
  parseValue: text,
});

builder.scalarType('PartialDate', {
  description:
    'A day, a month or a year, as exactly as it is known: `2024-05-29`, `2024-05` or `2024`.',
  serialize: text,
  parseValue: text,
});

builder.scalarType('DateTime', {
  description: 'An instant in UTC, to the microsecond at most: `2024-05-29T19:02:00Z`.',
  serialize: text,
  parseValue: text,
});

builder.scalarType('JSON', {
  description: 'A value of any shape.',
  serialize: (value) => value,
});

import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { quotes } from '#server/database/schema.ts';
import type { SaidOn as SaidOnValue } from '#shared/records/quote.ts';
import { builder } from '../builder.ts';
import { alsoPlanned } from '../plan/field-plan.ts';
import { DatePrecision } from './quote-enums.ts';

/** When something was said. */
export const SaidOn = builder.objectRef<SaidOnValue>('SaidOn').implement({
  description: 'When something was said, and how exactly that is known.',
  fields: (t) => ({
    date: t.expose('date', {
      type: 'PartialDate',
      nullable: true,
      ...read(quotes.saidDate),
      description: 'The day, month or year, as `precision` says; null when unknown.',
    }),
    precision: t.expose('precision', {
      type: DatePrecision,
      ...read(quotes.saidPrecision),
      description: 'How exactly it is known.',
    }),
    words: t.exposeString('words', {
      nullable: true,
      ...read(quotes.saidWords),
      description: "The article's words that it was resolved from: `on Tuesday`.",
    }),
  }),
});

function read(column: AnyPgColumn) {
  return alsoPlanned({ plan: 'value', value: (row) => row.of(column) });
}

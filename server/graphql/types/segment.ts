import { sql } from 'drizzle-orm';
import type { Segment as SegmentValue } from '#shared/records/quote.ts';
import { builder } from '../builder.ts';
import { alsoPlanned } from '../plan/field-plan.ts';
import { keySql } from '../plan/json-sql.ts';

/** A stretch of an article's body. */
export const Segment = builder.objectRef<SegmentValue>('Segment').implement({
  description:
    "A stretch of an article's body: the TextPositionSelector and TextQuoteSelector of W3C Web Annotation in one.",
  fields: (t) => ({
    start: t.exposeInt('start', {
      ...member('start'),
      description: 'The first UTF-16 code unit of the body that belongs to it.',
    }),
    end: t.exposeInt('end', {
      ...member('end'),
      description: 'The first UTF-16 code unit after it.',
    }),
    prefix: t.exposeString('prefix', {
      ...member('prefix'),
      description: 'Up to 64 code units before it, to find it again.',
    }),
    suffix: t.exposeString('suffix', {
      ...member('suffix'),
      description: 'Up to 64 code units after it, to find it again.',
    }),
  }),
});

function member(name: keyof SegmentValue) {
  return alsoPlanned({
    plan: 'value',
    value: ({ alias }) => sql`${sql.identifier(alias)}.value -> ${keySql(name)}`,
  });
}

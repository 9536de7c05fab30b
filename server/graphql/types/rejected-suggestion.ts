import { sql } from 'drizzle-orm';
import type { RejectedSuggestion as RejectedSuggestionValue } from '#shared/records/article.ts';
import { builder } from '../builder.ts';
import { alsoPlanned } from '../plan/field-plan.ts';
import { keySql } from '../plan/json-sql.ts';

/** A suggested quote that an editor does not want. */
export const RejectedSuggestion = builder
  .objectRef<RejectedSuggestionValue>('RejectedSuggestion')
  .implement({
    description: 'A suggested quote that an editor does not want.',
    fields: (t) => ({
      key: t.exposeString('key', {
        ...member('key'),
        description: 'The `key` of the suggestion.',
      }),
      words: t.exposeString('words', {
        ...member('words'),
        description: 'How it began, to recognise it by.',
      }),
    }),
  });

function member(name: keyof RejectedSuggestionValue) {
  return alsoPlanned({
    plan: 'value',
    value: ({ alias }) => sql`${sql.identifier(alias)}.value -> ${keySql(name)}`,
  });
}

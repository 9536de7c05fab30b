import type { Draft } from '../drafts/draft.ts';
import type { ShownQuote } from '../reader/article-text.tsx';
import type { ArticleDetail } from '#desktop/ipc/replica-views.ts';
import { completeFields } from '#shared/edits/apply-edit.ts';
import type { QuoteFields } from '#shared/records/quote.ts';

/** The quotes of an article as they stand with what is typed and not saved, in reading order. */
export function shownQuotes(
  detail: ArticleDetail,
  drafts: readonly Draft<'quote'>[],
): readonly ShownQuote[] {
  const { quotes, actorNames, article } = detail;
  const saved = quotes.map(({ record }) => {
    const draft = drafts.find(({ id }) => id === record.id);
    const fields = draft === undefined ? record.fields : { ...record.fields, ...draft.changes };
    return shown(record.id, fields, draft !== undefined, actorNames);
  });
  const begun = drafts
    .filter(({ id, base, changes }) => {
      const here = base === null && changes.articleId === article.record.id;
      return here && !quotes.some(({ record }) => record.id === id);
    })
    .map(({ id, changes }) => shown(id, completeFields('quote', changes), true, actorNames));
  return [...saved, ...begun].sort((one, other) => placeOf(one) - placeOf(other));
}

function shown(
  id: string,
  fields: QuoteFields,
  unsaved: boolean,
  names: Readonly<Record<string, string>>,
): ShownQuote {
  const speaker = fields.attributions.find(({ part }) => part === 'speaker');
  return {
    id,
    fields,
    unsaved,
    speaker: speaker === undefined ? null : (names[speaker.actorId] ?? null),
  };
}

// A quote that was never found in the body comes last.
function placeOf({ fields }: ShownQuote): number {
  return fields.segments[0]?.start ?? Infinity;
}

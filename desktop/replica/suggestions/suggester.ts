import { getArticle } from '../reads/details.ts';
import { viewOf } from '../reads/views.ts';
import type { Store } from '../store/store.ts';
import { followActors, readDesk } from './desk-of-store.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';
import type { Edit } from '#shared/edits/edit.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import { acceptingEdits } from '#shared/suggestions/accepting-edits.ts';
import type { DeskIndex } from '#shared/suggestions/resolve/desk-knowledge.ts';
import { suggestQuotes } from '#shared/suggestions/suggest-quotes.ts';
import type { SuggestedQuote, SuggestedQuotes } from '#shared/suggestions/suggested-quote.ts';
import { quoteText } from '#shared/text/anchors.ts';
import { boundaryBefore } from '#shared/text/spans.ts';

/** The edits that an editor's decision on suggestions stands for, or why there are none. */
export type DecidingEdits =
  | { readonly ok: true; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly error: DeskError };

/** Suggests quotes from what is on this machine. What it knows of the desk is read once, and then follows the desk. */
export interface Suggester {
  /** Null where there is no such article here. */
  readonly suggest: (articleId: string) => SuggestedQuotes | null;
  /** The edits that make quotes of the suggestions with these keys. Errors: `NOT_FOUND` for an article or a key that is not there. */
  readonly accepting: (articleId: string, keys: readonly string[]) => DecidingEdits;
  /** The edit by which they shall not come back. Errors: the same. */
  readonly rejecting: (articleId: string, keys: readonly string[]) => DecidingEdits;
  /** To be told of all records that look different now. */
  readonly changed: (ids: readonly string[]) => void;
}

// An editor goes back and forth between a few articles.
const mostKept = 20;
// So much of a rejected suggestion is kept, to recognise it by.
const wordsKept = 120;

/** Makes the suggester of a store. `newId` makes a UUIDv7. */
export function suggesterOf(store: Store, newId: () => string): Suggester {
  let desk: DeskIndex | null = null;
  const kept = new Map<string, { readonly of: string; readonly quotes: SuggestedQuotes }>();

  const suggest: Suggester['suggest'] = (articleId) => {
    const detail = getArticle(store, articleId);
    if (detail === null || detail.article.record.deletedAt !== null) return null;
    const { fields } = detail.article.record;
    const quoted = detail.quotes.flatMap(({ record }) => record.fields.segments);
    const of = JSON.stringify([fields, quoted]);
    const before = kept.get(articleId);
    if (before?.of === of) return before.quotes;
    desk ??= readDesk(store);
    const { rejectedSuggestions: rejected } = fields;
    const quotes = suggestQuotes({ article: fields, desk, rejected, quoted });
    kept.delete(articleId);
    kept.set(articleId, { of, quotes });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return quotes;
  };

  const chosen = (
    articleId: string,
    keys: readonly string[],
    edits: (
      article: RecordView<'article'>,
      suggestions: readonly SuggestedQuote[],
    ) => readonly Edit[],
  ): DecidingEdits => {
    const article = viewOf(store, 'article', articleId);
    const suggested = suggest(articleId);
    if (article === undefined || suggested === null) {
      return notThere('There is no such article here.', ['articleId']);
    }
    const wanted = new Set(keys);
    const suggestions = suggested.suggestions.filter(({ key }) => wanted.has(key));
    const missing = keys.findIndex((key) => !suggestions.some((each) => each.key === key));
    if (missing < 0) return { ok: true, edits: edits(article, suggestions) };
    const message =
      'This suggestion is not there any more: the article or its quotes were changed. Look again.';
    return notThere(message, ['keys', String(missing)]);
  };

  return {
    suggest,
    accepting: (articleId, keys) =>
      chosen(articleId, keys, ({ record: { fields } }, suggestions) =>
        acceptingEdits(suggestions, {
          articleId,
          body: fields.body,
          language: fields.language,
          newId,
          actorOf: (id) => {
            const actor = viewOf(store, 'actor', id);
            return actor === undefined || actor.record.deletedAt !== null
              ? undefined
              : { baseRevision: actor.baseRevision, fields: actor.record.fields };
          },
        }),
      ),
    rejecting: (articleId, keys) =>
      chosen(articleId, keys, ({ record: { id, fields }, baseRevision }, suggestions) => {
        const rejected = suggestions.map(({ key, segments }) => ({
          key,
          words: beginningOf(quoteText(fields.body, segments)),
        }));
        const known = new Set(fields.rejectedSuggestions.map(({ key }) => key));
        const added = rejected.filter(({ key }, index) => {
          const first = rejected.findIndex((other) => other.key === key) === index;
          return first && !known.has(key);
        });
        const rejectedSuggestions = [...fields.rejectedSuggestions, ...added];
        return [
          {
            action: 'update',
            kind: 'article',
            id,
            baseRevision,
            changes: { rejectedSuggestions },
          },
        ];
      }),
    changed: (ids) => {
      // What nobody has asked for yet is read whole when somebody does.
      if (desk !== null && followActors(desk, store, ids)) kept.clear();
    },
  };
}

function beginningOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.slice(0, boundaryBefore(line, Math.min(line.length, wordsKept)));
}

function notThere(message: string, path: readonly string[]): DecidingEdits {
  return { ok: false, error: { code: errorCodes.notFound, message, path } };
}

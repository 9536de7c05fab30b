import type { RefObject } from 'react';
import { useCommand } from '../commands/use-command.ts';
import { useBeginDraft } from '../drafts/use-begin-draft.ts';
import { useRecordDraft } from '../drafts/use-record-draft.ts';
import type { ShownQuote } from '../reader/article-text.tsx';
import { placeQuote } from '../reader/place-quote.ts';
import { kindOfWords } from '../reader/selected-words.ts';
import { useBodySelection, type BodySelection } from '../reader/use-body-selection.ts';
import type { ArticleDetail } from '#desktop/ipc/replica-views.ts';

/** Turns selected words into a new quote or a part of the open one. */
export function useQuoteMaking({
  detail,
  open,
  mayEdit,
  page,
  text,
  onOpenQuote,
}: {
  readonly detail: ArticleDetail;
  readonly open: ShownQuote | null;
  readonly mayEdit: boolean;
  readonly page: RefObject<HTMLElement | null>;
  readonly text: RefObject<HTMLElement | null>;
  readonly onOpenQuote: (quoteId: string) => void;
}): {
  readonly selection: BodySelection | null;
  readonly make: () => void;
  readonly add: () => void;
} {
  const { id, fields } = detail.article.record;
  const { selection, clear } = useBodySelection(page, text, fields.body);
  const beginDraft = useBeginDraft();
  const view = detail.quotes.find(({ record }) => record.id === open?.id) ?? null;
  const draft = useRecordDraft('quote', open?.id ?? '', view);

  const make = (): void => {
    if (selection === null) return;
    const quoteId = beginDraft('quote', {
      articleId: id,
      ...placeQuote(fields.body, [selection.span]),
      kind: kindOfWords(fields.body, selection.span),
      language: fields.language,
    });
    clear();
    onOpenQuote(quoteId);
  };
  const add = (): void => {
    if (selection === null || draft === null) return;
    // Segments that were lost point at words that are not there, so the new ones take their place.
    const kept = draft.fields.anchorStatus === 'lost' ? [] : draft.fields.segments;
    draft.change(placeQuote(fields.body, [...kept, selection.span]));
    clear();
  };

  useCommand('makeQuote', make, { enabled: mayEdit && selection !== null });
  useCommand('addToQuote', add, { enabled: mayEdit && selection !== null && open !== null });

  return { selection, make, add };
}

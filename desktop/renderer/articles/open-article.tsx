import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ArticleHeader } from './article-header.tsx';
import { BesideArticle } from './beside-article.tsx';
import { useMarks } from './marks.ts';
import { useShownQuotes } from './shown-quotes.ts';
import { useQuoteMaking } from './use-quote-making.ts';
import { useQuoteSteps, type ReadingItem } from './use-quote-steps.ts';
import { useSpanSteps } from './use-span-steps.ts';
import { ConflictNotice } from '../conflicts/conflict-notice.tsx';
import { useDraftsOf } from '../drafts/use-drafts.ts';
import { ArticleBody } from '../reader/article-body.tsx';
import { CorrectWords } from '../reader/correct-words.tsx';
import { selectEnds } from '../reader/selection-span.ts';
import { SelectionActions } from '../reader/selection-actions.tsx';
import { useBodySelection } from '../reader/use-body-selection.ts';
import { useMayEdit } from '../replica/use-desk-status.ts';
import { useSuggestions } from '../suggestions/use-suggestions.ts';
import { useWords } from '../words/use-words.ts';
import type { ArticleDetail } from '#desktop/ipc/replica-views.ts';

/** An article with its quotes marked, and beside it the open one or the list of all. */
export function OpenArticle({
  detail,
  quoteId,
  onOpenQuote,
  onEdit,
}: {
  readonly detail: ArticleDetail;
  readonly quoteId: string | null;
  readonly onOpenQuote: (quoteId: string | null) => void;
  readonly onEdit: () => void;
}) {
  const words = useWords();
  const mayEdit = useMayEdit();
  const drafts = useDraftsOf('quote');
  const page = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLElement>(null);
  const quotes = useShownQuotes(detail, drafts);
  const suggestions = useSuggestions(detail.article.record.id, mayEdit);
  const marks = useMarks(quotes, suggestions.shown);
  const open = quotes.find((quote) => quote.id === quoteId) ?? null;
  const { body, language } = detail.article.record.fields;
  const selecting = useBodySelection(page, text, body);
  const { lastEnds, remember } = selecting;
  const [freshId, setFreshId] = useState<string | null>(null);
  const openQuote = useCallback(
    (next: string) => {
      setFreshId(null);
      onOpenQuote(next);
    },
    [onOpenQuote],
  );
  const making = useQuoteMaking({
    detail,
    open,
    mayEdit,
    selecting,
    onMade: (id) => {
      setFreshId(id);
      onOpenQuote(id);
    },
  });
  useSpanSteps({ body, text, selecting, open, mayEdit, place: making.place });

  const suggested = suggestions.shown.find(({ id }) => id === quoteId)?.suggestion;
  const openId = open?.id ?? (suggested === undefined ? null : quoteId);
  useEffect(() => {
    if (openId === null) return;
    page.current?.querySelector('mark[data-open]')?.scrollIntoView({ block: 'nearest' });
  }, [openId]);

  const goToText = useCallback(() => {
    const root = text.current;
    if (root === null) return;
    root.focus({ preventScroll: true });
    selectEnds(root, lastEnds());
  }, [lastEnds]);
  const close = (): void => {
    const [first] = open?.fields.segments ?? suggested?.segments ?? [];
    if (first !== undefined) remember({ anchor: first.start, focus: first.start });
    onOpenQuote(null);
    goToText();
  };
  const items = [
    ...quotes.map(({ id, fields, needsReview }) => ({
      id,
      start: fields.segments[0]?.start ?? Infinity,
      needsReview,
      isLost: fields.anchorStatus === 'lost',
    })),
    ...suggestions.shown.map(({ id, suggestion }) => ({
      id,
      start: suggestion.segments[0]?.start ?? Infinity,
      needsReview: true,
      isLost: false,
    })),
  ].sort((one: ReadingItem, other) => one.start - other.start);
  const steps = useQuoteSteps({ items, openId, mayEdit, onOpen: openQuote, onText: goToText });

  const error = making.error ?? suggestions.error;

  // What is drawn anew takes the browser's selection away with the old letters: it is put back where it was.
  useLayoutEffect(() => {
    const root = text.current;
    if (root !== null && root === document.activeElement) selectEnds(root, lastEnds());
  }, [marks, body, lastEnds]);

  return (
    <div className="article-desk">
      <div className="reader" ref={page} role="region" aria-label={words.reader.article}>
        <div className="reader-page">
          <ConflictNotice recordId={detail.article.record.id} />
          <ArticleHeader page={page} article={detail.article} onEdit={mayEdit ? onEdit : null} />
          <ArticleBody
            text={text}
            page={page}
            body={body}
            language={language}
            marks={marks}
            openId={openId}
            lastEnds={lastEnds}
            remember={remember}
            caret={selecting.caret}
            onOpen={openQuote}
            onLeave={openId === null ? null : close}
          />
        </div>
        {selecting.selection !== null && mayEdit && making.correcting === null && (
          <SelectionActions
            place={selecting.selection.place}
            canAdd={open !== null}
            onMake={making.make}
            onAdd={making.add}
            onCorrect={making.beginCorrecting}
          />
        )}
        {making.correcting !== null && (
          <CorrectWords
            {...making.correcting}
            body={body}
            onCorrect={making.correct}
            onClose={() => {
              making.endCorrecting();
              goToText();
            }}
          />
        )}
      </div>
      <aside className="inspector" aria-label={words.statement.panel}>
        {error !== null && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
        <BesideArticle
          detail={detail}
          quotes={quotes}
          suggestions={suggestions}
          openId={openId}
          isFresh={openId === freshId}
          mayEdit={mayEdit}
          steps={steps}
          onOpen={openQuote}
          onClose={close}
        />
      </aside>
    </div>
  );
}

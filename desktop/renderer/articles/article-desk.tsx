import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ArticleForm } from './article-form.tsx';
import { ArticleHeader } from './article-header.tsx';
import { OpenQuote } from './open-quote.tsx';
import { shownQuotes } from './shown-quotes.ts';
import { useQuoteMaking } from './use-quote-making.ts';
import { ConflictNotice } from '../conflicts/conflict-notice.tsx';
import { useDraftsOf } from '../drafts/use-drafts.ts';
import { useReanchoredDrafts } from '../drafts/use-reanchored-drafts.ts';
import { ArticleText } from '../reader/article-text.tsx';
import { SelectionActions } from '../reader/selection-actions.tsx';
import { useMayEdit } from '../replica/use-desk-status.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { QuoteSummaries } from '../statement/quote-summaries.tsx';
import type { ArticleDetail } from '#desktop/ipc/replica-views.ts';

/** One article to read and to mark quotes in, with the open statement at its right. */
export function ArticleDesk({
  id,
  quoteId,
  onOpenQuote,
  onGone,
}: {
  readonly id: string;
  readonly quoteId: string | null;
  readonly onGone: () => void;
  readonly onOpenQuote: (quoteId: string | null) => void;
}) {
  const { data } = useReplicaQuery('getArticle', { id });
  const drafts = useDraftsOf('article');
  const [editing, setEditing] = useState(false);
  const begun = drafts.some((draft) => draft.id === id && draft.base === null);
  if (editing || (begun && (data ?? null) === null)) {
    return (
      <ArticleForm
        id={id}
        view={data?.article ?? null}
        onDone={() => setEditing(false)}
        onGone={onGone}
      />
    );
  }
  // The local store answers within a frame: an empty frame is calmer than a flash of something else.
  if (data === undefined) return <div className="article-desk" />;
  if (data === null) return <p className="empty page">This article is no longer on the desk.</p>;
  return (
    <OpenArticle
      detail={data}
      quoteId={quoteId}
      onOpenQuote={onOpenQuote}
      onEdit={() => setEditing(true)}
    />
  );
}

function OpenArticle({
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
  const mayEdit = useMayEdit();
  const drafts = useDraftsOf('quote');
  const page = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLElement>(null);
  const quotes = useMemo(() => shownQuotes(detail, drafts), [detail, drafts]);
  const open = quotes.find((quote) => quote.id === quoteId) ?? null;
  const { body } = detail.article.record.fields;
  useReanchoredDrafts(detail.article.record.id, body);
  const making = useQuoteMaking({ detail, open, mayEdit, page, text, onOpenQuote });
  const openQuote = useCallback((next: string) => onOpenQuote(next), [onOpenQuote]);

  const openId = open?.id ?? null;
  useEffect(() => {
    if (openId === null) return;
    page.current?.querySelector('mark[data-open]')?.scrollIntoView({ block: 'nearest' });
  }, [openId]);

  const close = (): void => {
    const mark = page.current?.querySelector<HTMLElement>('mark[data-open][role]');
    onOpenQuote(null);
    (mark ?? page.current)?.focus({ preventScroll: true });
  };

  return (
    <div className="article-desk">
      <div className="reader" tabIndex={-1} ref={page} role="region" aria-label="Article">
        <div className="reader-page">
          <ConflictNotice recordId={detail.article.record.id} />
          <ArticleHeader article={detail.article} onEdit={mayEdit ? onEdit : null} />
          <article className="body" ref={text} aria-label="Body">
            {body === '' ? (
              <p className="empty">
                This article has no text yet. Choose “Edit article” to paste it.
              </p>
            ) : (
              <ArticleText body={body} quotes={quotes} openQuote={openId} onOpenQuote={openQuote} />
            )}
          </article>
        </div>
        {making.selection !== null && mayEdit && (
          <SelectionActions
            selection={making.selection}
            canAdd={open !== null}
            onMake={making.make}
            onAdd={making.add}
          />
        )}
      </div>
      <aside className="inspector" aria-label="Statements">
        {open === null ? (
          <QuoteSummaries quotes={quotes} mayEdit={mayEdit} onOpen={openQuote} />
        ) : (
          <OpenQuote
            key={open.id}
            id={open.id}
            detail={detail}
            position={quotes.indexOf(open) + 1}
            count={quotes.length}
            mayEdit={mayEdit}
            onClose={close}
            onStep={(step) => {
              const next = quotes[quotes.indexOf(open) + step];
              if (next !== undefined) onOpenQuote(next.id);
            }}
          />
        )}
      </aside>
    </div>
  );
}

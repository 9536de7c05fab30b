import { useEffect, useRef, useState } from 'react';
import { ConflictNotice } from '../conflicts/conflict-notice.tsx';
import { useCommand } from '../commands/use-command.ts';
import { useRecordDraft } from '../drafts/use-record-draft.ts';
import { useDrafts } from '../drafts/use-drafts.ts';
import { useDeleteRecord } from '../replica/use-delete-record.ts';
import { HistoryButton } from '../history/history-button.tsx';
import { StatementForm } from '../statement/statement-form.tsx';
import { useWords } from '../words/use-words.ts';
import type { ArticleDetail } from '#desktop/ipc/replica-views.ts';
import type { QuoteStatus } from '#shared/records/quote.ts';

/** The open quote beside its article: its place among the others, and its form. */
export function OpenQuote({
  id,
  detail,
  position,
  count,
  mayEdit,
  isFresh,
  onClose,
  onStep,
  onReviewed,
}: {
  readonly id: string;
  readonly detail: ArticleDetail;
  readonly position: number;
  readonly count: number;
  readonly mayEdit: boolean;
  /** Whether it was made a moment ago. */
  readonly isFresh: boolean;
  readonly onClose: () => void;
  readonly onStep: (step: 1 | -1) => void;
  /** Told when somebody has decided about it: on to the next one. */
  readonly onReviewed: () => void;
}) {
  const words = useWords().statement;
  const view = detail.quotes.find(({ record }) => record.id === id) ?? null;
  const draft = useRecordDraft('quote', id, view);
  const deletion = useDeleteRecord('quote', view);
  const { saver } = useDrafts();
  const panel = useRef<HTMLDivElement>(null);

  // Whoever just made a quote goes on to its speaker, whoever opened one looks at it first.
  const [begunFresh] = useState(isFresh);
  useEffect(() => {
    const first = begunFresh ? '[role="combobox"]' : '.open-quote-title';
    panel.current?.querySelector<HTMLElement>(first)?.focus({ preventScroll: true });
    return () => void saver.save(id);
  }, [saver, id, begunFresh]);

  const setStatus = (status: QuoteStatus): Promise<boolean> => {
    draft?.change({ status });
    return saver.save(id);
  };
  const isLost = view?.record.fields.anchorStatus === 'lost';
  const verify = (): void => {
    if (draft === null || isLost) return;
    const done = draft.fields.status === 'verified' ? saver.save(id) : setStatus('verified');
    void done.then((saved) => {
      if (saved) onReviewed();
    });
  };
  const may = { enabled: mayEdit && draft !== null };
  useCommand('verifyQuote', () => void setStatus('verified'), { enabled: may.enabled && !isLost });
  useCommand('verifyAndGoOn', verify, { enabled: may.enabled && !isLost });
  useCommand('disputeQuote', () => void setStatus('disputed'), may);
  useCommand('sendToReview', () => void setStatus('in_review'), may);

  if (draft === null) return null;
  const remove = async (): Promise<void> => {
    if (!(await deletion.remove())) return;
    draft.discard();
    onClose();
  };

  return (
    <div
      className="open-quote"
      data-menu="reading"
      role="group"
      aria-label={words.openQuote}
      ref={panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className="open-quote-head">
        <h2 className="pane-title open-quote-title" tabIndex={-1}>
          {words.position(position, count)}
        </h2>
        <button
          type="button"
          className="button quiet"
          aria-label={words.previous}
          disabled={position === 1}
          onClick={() => onStep(-1)}
        >
          ↑
        </button>
        <button
          type="button"
          className="button quiet"
          aria-label={words.next}
          disabled={position === count}
          onClick={() => onStep(1)}
        >
          ↓
        </button>
        {view !== null && <HistoryButton record={{ kind: 'quote', id }} />}
        <button type="button" className="button quiet" onClick={onClose}>
          {words.all}
        </button>
      </div>
      {deletion.error !== null && (
        <p className="field-error" role="alert">
          {deletion.error}
        </p>
      )}
      <ConflictNotice recordId={id} />
      <StatementForm
        detail={detail}
        view={view}
        draft={draft}
        mayEdit={mayEdit}
        isFresh={begunFresh}
        onVerify={verify}
        onDelete={() => void remove()}
      />
    </div>
  );
}

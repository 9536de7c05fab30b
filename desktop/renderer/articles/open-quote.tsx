import { useEffect, useRef } from 'react';
import { ConflictNotice } from '../conflicts/conflict-notice.tsx';
import { useRecordDraft } from '../drafts/use-record-draft.ts';
import { useDeleteRecord } from '../replica/use-delete-record.ts';
import { StatementForm } from '../statement/statement-form.tsx';
import type { ArticleDetail } from '#desktop/ipc/replica-views.ts';

/** The open quote beside its article: its place among the others, and its form. */
export function OpenQuote({
  id,
  detail,
  position,
  count,
  mayEdit,
  onClose,
  onStep,
}: {
  readonly id: string;
  readonly detail: ArticleDetail;
  readonly position: number;
  readonly count: number;
  readonly mayEdit: boolean;
  readonly onClose: () => void;
  readonly onStep: (step: 1 | -1) => void;
}) {
  const view = detail.quotes.find(({ record }) => record.id === id) ?? null;
  const draft = useRecordDraft('quote', id, view);
  const deletion = useDeleteRecord('quote', view);
  const panel = useRef<HTMLDivElement>(null);
  const isNew = draft?.isNew ?? false;

  // Only when it opens: whoever just made a quote goes on to its speaker, whoever opened one looks at it first.
  const begunNew = useRef(isNew);
  useEffect(() => {
    const first = begunNew.current ? '[role="combobox"]' : '.open-quote-title';
    panel.current?.querySelector<HTMLElement>(first)?.focus({ preventScroll: true });
  }, []);

  if (draft === null) return null;
  const remove = async (): Promise<void> => {
    if (!(await deletion.remove())) return;
    draft.discard();
    onClose();
  };

  return (
    <div
      className="open-quote"
      role="group"
      aria-label="Open quote"
      ref={panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className="open-quote-head">
        <h2 className="pane-title open-quote-title" tabIndex={-1}>
          {isNew ? 'New quote' : `Quote ${position} of ${count}`}
        </h2>
        <button
          type="button"
          className="button quiet"
          aria-label="Previous quote"
          disabled={position === 1}
          onClick={() => onStep(-1)}
        >
          ↑
        </button>
        <button
          type="button"
          className="button quiet"
          aria-label="Next quote"
          disabled={position === count}
          onClick={() => onStep(1)}
        >
          ↓
        </button>
        <button type="button" className="button quiet" onClick={onClose}>
          All quotes
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
        onDelete={() => void remove()}
        onDiscard={() => {
          draft.discard();
          if (isNew) onClose();
        }}
      />
    </div>
  );
}

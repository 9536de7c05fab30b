import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { correctionEdits } from './correction-edits.ts';
import type { ShownQuote } from './shown-quotes.ts';
import { useCommand } from '../commands/use-command.ts';
import { useRecordDraft } from '../drafts/use-record-draft.ts';
import { placeQuote } from '../reader/place-quote.ts';
import { kindOfWords } from '../reader/selected-words.ts';
import { wordAt } from '../reader/span-steps.ts';
import type { BodyCaret, PagePlace } from '../reader/use-body-selection.ts';
import { useSaveEdits } from '../replica/use-save-edit.ts';
import type { ArticleDetail } from '#desktop/ipc/replica-views.ts';
import type { Span } from '#shared/text/spans.ts';

/** What can be made of selected words. */
export interface QuoteMaking {
  readonly make: () => void;
  readonly add: () => void;
  /** Gives the open quote these spans of the body. */
  readonly place: (spans: readonly Span[]) => void;
  /** The words that are being corrected, and where they stand; null while none are. */
  readonly correcting: { readonly span: Span; readonly place: PagePlace } | null;
  readonly beginCorrecting: () => void;
  readonly endCorrecting: () => void;
  readonly correct: (span: Span, words: string) => Promise<string | null>;
  /** Why the last attempt was refused. */
  readonly error: string | null;
}

/** Makes selected words a new quote or a part of the open one, or corrects them. */
export function useQuoteMaking({
  detail,
  open,
  mayEdit,
  selecting,
  onMade,
}: {
  readonly detail: ArticleDetail;
  readonly open: ShownQuote | null;
  readonly mayEdit: boolean;
  readonly selecting: BodyCaret;
  readonly onMade: (quoteId: string) => void;
}): QuoteMaking {
  const { id: articleId, fields } = detail.article.record;
  const { selection, caret, lastEnds, remember, read, clear } = selecting;
  const saveEdits = useSaveEdits();
  const [error, setError] = useState<string | null>(null);
  const [correcting, setCorrecting] = useState<QuoteMaking['correcting']>(null);
  const view = detail.quotes.find(({ record }) => record.id === open?.id) ?? null;
  const draft = useRecordDraft('quote', open?.id ?? '', view);

  const make = (): void => {
    const span = read();
    if (span === null) return;
    const id = newId();
    const quote = {
      articleId,
      ...placeQuote(fields.body, [span]),
      kind: kindOfWords(fields.body, span),
      language: fields.language,
    };
    void saveEdits([{ action: 'create', kind: 'quote', id, fields: quote }]).then((answer) => {
      setError(answer.ok ? null : answer.error.message);
      if (!answer.ok) return;
      clear();
      onMade(id);
    });
  };
  const place = (spans: readonly Span[]): void => draft?.change(placeQuote(fields.body, spans));
  const add = (): void => {
    const span = read();
    if (span === null || open === null) return;
    // Segments that were lost point at words that are not there, so the new ones take their place.
    const kept = open.fields.anchorStatus === 'lost' ? [] : open.fields.segments;
    place([...kept, span]);
    clear();
  };
  const beginCorrecting = (): void => {
    const word = wordAt(fields.body, lastEnds().focus);
    if (selection !== null) setCorrecting(selection);
    else if (caret !== null && word !== null) setCorrecting({ span: word, place: caret });
  };
  const correct = async (span: Span, words: string): Promise<string | null> => {
    const answer = await saveEdits(correctionEdits(detail, span, words));
    if (!answer.ok) return answer.error.message;
    const after = span.start + words.length;
    remember({ anchor: after, focus: after });
    return null;
  };

  const selected = { enabled: mayEdit && selection !== null };
  useCommand('makeQuote', make, selected);
  useCommand('addToQuote', add, { enabled: selected.enabled && open !== null });
  useCommand('correctWords', beginCorrecting, {
    enabled: mayEdit && (selection !== null || caret !== null),
  });
  const endCorrecting = (): void => setCorrecting(null);
  return { make, add, place, correcting, beginCorrecting, endCorrecting, correct, error };
}

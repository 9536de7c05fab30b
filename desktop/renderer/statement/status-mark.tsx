import { useWords } from '../words/use-words.ts';
import type { QuoteStatus } from '#shared/records/quote.ts';

/** A quote's status, by word, shape and colour. */
export function StatusMark({ status }: { readonly status: QuoteStatus }) {
  const { labels } = useWords();
  return (
    <span className="status-mark" data-status={status}>
      {labels.status[status]}
    </span>
  );
}

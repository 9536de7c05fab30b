import { statusLabels } from '../words/labels.ts';
import type { QuoteStatus } from '#shared/records/quote.ts';

/** A quote's status, by word, shape and colour. */
export function StatusMark({
  status,
  unsaved = false,
}: {
  readonly status: QuoteStatus;
  readonly unsaved?: boolean;
}) {
  return (
    <span className="status-mark" data-status={status}>
      {unsaved ? 'Unsaved' : statusLabels[status]}
    </span>
  );
}

import { useState } from 'react';
import { useDeskStatus } from '../replica/use-desk-status.ts';
import { useWords } from '../words/use-words.ts';
import type { QuoteFields } from '#shared/records/quote.ts';

/** Says who verified a quote and when, or that what was just changed in it sent it back to review. */
export function VerificationNote({
  saved,
  statusChosen,
}: {
  readonly saved: QuoteFields | null;
  /** Whether somebody chose here that it goes to review: then nothing came as a surprise. */
  readonly statusChosen: boolean;
}) {
  const words = useWords().statement;
  const editors = useDeskStatus()?.editors ?? [];
  const [wasVerified, setWasVerified] = useState(false);
  if (saved === null) return null;
  if (saved.status === 'verified' && !wasVerified) setWasVerified(true);
  if (saved.status === 'in_review' && wasVerified && !statusChosen) {
    return (
      <p className="notice" role="status">
        {words.backToReview}
      </p>
    );
  }
  if (saved.status !== 'verified' || saved.verifiedAt === null) return null;
  const by = editors.find(({ id }) => id === saved.verifiedBy)?.name ?? null;
  return <p className="notice">{words.verifiedBy(by, saved.verifiedAt)}</p>;
}

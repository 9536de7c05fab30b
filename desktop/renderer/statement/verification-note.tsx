import { useDeskStatus } from '../replica/use-desk-status.ts';
import { moment } from '../words/dates.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import { verifiedFields } from '#shared/edits/verification.ts';
import type { QuoteFields } from '#shared/records/quote.ts';

/** Says who verified a quote and when, or that what is typed will send it back to review. */
export function VerificationNote({
  saved,
  typed,
}: {
  readonly saved: QuoteFields | null;
  readonly typed: QuoteFields;
}) {
  const editors = useDeskStatus()?.editors ?? [];
  if (saved?.status !== 'verified' || saved.verifiedAt === null) return null;
  const touched = verifiedFields.some((field) => !sameValue(saved[field], typed[field]));
  if (touched && typed.status === 'verified') {
    return (
      <p className="notice">
        Saved like this, the quote goes back to review. Verify it again once it is saved.
      </p>
    );
  }
  const by = editors.find(({ id }) => id === saved.verifiedBy)?.name;
  return (
    <p className="notice">
      Verified {by !== undefined && `by ${by} `}on {moment(saved.verifiedAt)}.
    </p>
  );
}

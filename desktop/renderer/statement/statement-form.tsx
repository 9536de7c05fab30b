import { useState } from 'react';
import { withoutIndex } from './attributions.ts';
import { PlaceNotice } from './place-notice.tsx';
import { QuotedWords } from './quoted-words.tsx';
import { StatementFields } from './statement-fields.tsx';
import { VerificationNote } from './verification-note.tsx';
import type { RecordDraft } from '../drafts/use-record-draft.ts';
import { SaveBar } from '../fields/save-bar.tsx';
import { placeQuote } from '../reader/place-quote.ts';
import { placedSegments } from '../reader/placed-segments.ts';
import { useWords } from '../words/use-words.ts';
import type { ArticleDetail, RecordView } from '#desktop/ipc/replica-views.ts';

const shownErrors = [
  'attributions',
  'cue',
  'kind',
  'saidOn',
  'medium',
  'venue',
  'topics',
  'utteredText',
  'language',
  'translation',
  'note',
  'status',
];

/** All that is known of one statement; what is written down here is saved by itself. */
export function StatementForm({
  detail,
  view,
  draft,
  mayEdit,
  isFresh,
  onVerify,
  onDelete,
}: {
  readonly detail: ArticleDetail;
  readonly view: RecordView<'quote'> | null;
  readonly draft: RecordDraft<'quote'>;
  readonly mayEdit: boolean;
  /** Whether the quote was made a moment ago, so that its speaker comes first. */
  readonly isFresh: boolean;
  /** Verifies it and goes on to the next one. */
  readonly onVerify: () => void;
  readonly onDelete: () => void;
}) {
  const words = useWords().statement;
  const [statusChosen, setStatusChosen] = useState(false);
  const { fields, change } = draft;
  const { body } = detail.article.record.fields;
  const place = placedSegments(body, fields);
  const isLost = place.anchorStatus === 'lost';
  return (
    <form
      className="statement"
      aria-label={words.form}
      // Whoever leaves a field is done with it.
      onBlur={() => void draft.save()}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="statement-scroll">
        <QuotedWords
          body={body}
          // Where a lost quote stood, other words stand now.
          segments={isLost ? [] : place.segments}
          reportedText={fields.reportedText}
          onRemove={
            mayEdit
              ? (index) => change(placeQuote(body, withoutIndex(place.segments, index)))
              : null
          }
        />
        <PlaceNotice
          anchorStatus={place.anchorStatus}
          onTakeWords={mayEdit ? () => change(placeQuote(body, place.segments)) : null}
        />
        <VerificationNote saved={view?.record.fields ?? null} statusChosen={statusChosen} />
        <StatementFields
          detail={detail}
          draft={draft}
          mayEdit={mayEdit}
          isFresh={isFresh}
          onStatus={(status) => setStatusChosen(status === 'in_review')}
        />
      </div>
      {mayEdit && (
        <SaveBar
          draft={draft}
          view={view}
          kind="quote"
          shownErrors={shownErrors}
          onSave={() => void draft.save()}
          onDiscard={draft.discard}
          onDelete={onDelete}
        >
          <button
            type="button"
            className="button primary"
            title={words.verifyHint}
            disabled={isLost}
            onClick={onVerify}
          >
            {fields.status === 'verified' ? words.nextToReview : words.verify}
          </button>
        </SaveBar>
      )}
    </form>
  );
}

import { useActorName } from '../pickers/actor-name.tsx';
import { useWords } from '../words/use-words.ts';
import { leftReasons, type BulkChange, type BulkCounts } from '#desktop/ipc/bulk-edit.ts';

/** What a change of many quotes would do: what changes in how many, and which are left as they are and why. */
export function BulkPreview({
  change,
  counts,
  onChange,
}: {
  /** Null while nothing is chosen. */
  readonly change: BulkChange | null;
  /** Null while it is counted. */
  readonly counts: BulkCounts | null;
  readonly onChange: (change: BulkChange) => void;
}) {
  const { labels, lists } = useWords();
  const { bulk } = lists;
  const speaker = useActorName(
    change?.speakerId ?? '',
    change?.speakerId === undefined ? '' : undefined,
  );
  if (change === null || counts === null) {
    return (
      <div className="bulk-preview" role="status" aria-label={bulk.preview}>
        <p className="muted">{change === null ? bulk.nothing : bulk.counting}</p>
      </div>
    );
  }
  const { status } = change;
  const lines = [
    status !== undefined && counts.status > 0
      ? bulk.statusTo(labels.status[status], counts.status)
      : '',
    counts.speaker > 0 ? bulk.speakerTo(speaker ?? '', counts.speaker) : '',
    counts.topics > 0 ? bulk.topicsIn(counts.topics) : '',
    counts.unverified > 0 ? bulk.backToReview(counts.unverified) : '',
  ].filter((line) => line !== '');
  const left = leftReasons.filter((reason) => counts.left[reason] > 0);
  return (
    <div className="bulk-preview">
      <div role="status" aria-label={bulk.preview}>
        <p className="bulk-total">
          {counts.changed === 0 ? bulk.changesNone : bulk.changes(counts.changed)}
        </p>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {left.length > 0 && (
          <>
            <p>{bulk.leftAlone}</p>
            <ul>
              {left.map((reason) => (
                <li key={reason}>{bulk.left[reason](counts.left[reason])}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      {(counts.left.verified > 0 || change.withVerified) && (
        <label className="bulk-verified">
          <input
            type="checkbox"
            checked={change.withVerified}
            onChange={({ target }) => onChange({ ...change, withVerified: target.checked })}
          />
          {bulk.withVerified}
        </label>
      )}
    </div>
  );
}

import { FieldChange } from './field-change.tsx';
import { shownFields } from './shown-fields.ts';
import { useDeskStatus, useMayEdit } from '../replica/use-desk-status.ts';
import { useWords } from '../words/use-words.ts';
import type { RecordChange } from '#desktop/ipc/replica-views.ts';
import type { Words } from '#desktop/words/english.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** One change in a history: who, when, what became of each field, and the way to put it back. */
export function ChangeEntry({
  kind,
  change,
  names,
  now,
  onPutBack,
}: {
  readonly kind: RecordKind;
  readonly change: RecordChange;
  readonly names: Readonly<Record<string, string>>;
  /** Milliseconds since 1970, to count from. */
  readonly now: number;
  readonly onPutBack: (change: RecordChange) => void;
}) {
  const words = useWords();
  const { history, labels } = words;
  const status = useDeskStatus();
  const mayEdit = useMayEdit();
  const fields = shownFields(change);
  const own = status?.account?.id;
  const editor = status?.editors.find(({ id }) => id === change.accountId)?.name;
  const followed =
    change.via === 'reanchor' || change.via === 'merge' ? history.followed[change.via] : null;
  const did = whatWasDone(words, change, fields);
  const through = isThrough(history.through, change.via) ? history.through[change.via] : null;
  const canPutBack =
    mayEdit && followed === null && ['update', 'delete', 'restore'].includes(change.action);
  const when = words.ago(change.at, now);
  const list = (
    <dl className="change-fields">
      {fields.map((field) => (
        <div key={field.field}>
          <dt>{words.fieldName(field.field)}</dt>
          <dd>
            <FieldChange
              place={{ kind, field: field.field, names }}
              change={field}
              made={change.action === 'create'}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <li className="change" data-state={change.state}>
      <div className="change-head">
        <p>
          <strong dir="auto">
            {change.accountId === null
              ? change.state === 'saved'
                ? history.theServer
                : history.you
              : change.accountId === own
                ? history.you
                : (editor ?? history.somebody)}
          </strong>{' '}
          {did}
          {through !== null && ` ${through}`}
        </p>
        {canPutBack && (
          <button
            type="button"
            className="button"
            aria-label={history.putBackOf(did, when)}
            onClick={() => onPutBack(change)}
          >
            {history.putBack}
          </button>
        )}
      </div>
      <p className="change-when muted">
        <time dateTime={change.at}>
          {when}, {words.moment(change.at)}
        </time>
        {change.state !== 'saved' && (
          <span className="sync-mark">{labels.outboxState[change.state]}</span>
        )}
      </p>
      {followed !== null && <p className="muted change-followed">{followed}</p>}
      {fields.length > 0 &&
        (change.action === 'create' ? (
          <details>
            <summary>{history.asMade(fields.length)}</summary>
            {list}
          </details>
        ) : (
          list
        ))}
    </li>
  );
}

function whatWasDone(
  { history, listed, fieldName }: Words,
  { action }: RecordChange,
  fields: readonly { readonly field: string }[],
): string {
  if (action !== 'update') return history.did[action];
  if (fields.length === 0) return history.did.nothing;
  return history.did.update(listed(fields.map(({ field }) => fieldName(field))));
}

function isThrough<Through extends object>(
  through: Through,
  via: string | null,
): via is keyof Through & string {
  return via !== null && Object.hasOwn(through, via);
}

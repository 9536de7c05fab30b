import { valueLines } from '../conflicts/value-lines.ts';
import { useWords } from '../words/use-words.ts';
import type { ActorDetail } from '#desktop/ipc/replica-views.ts';

// Enough to see whom somebody speaks for and about what.
const fewQuotes = 3;

/** One of two actors that are compared: all that tells them apart, and its button to be the one that stays. */
export function MergeSide({
  group,
  detail,
  stays,
  onChoose,
}: {
  readonly group: string;
  readonly detail: ActorDetail;
  readonly stays: boolean;
  readonly onChoose: () => void;
}) {
  const { actors, labels, number } = useWords();
  const { actor, affiliations, actorNames, quotes } = detail;
  const { fields } = actor.record;
  const lines = (field: keyof typeof fields) => valueLines('actor', field, fields[field], {});
  const roles = affiliations.map(({ record: { fields: post } }) => {
    const other = post.actorId === actor.record.id ? post.organizationId : post.actorId;
    return [post.role, actorNames[other]].filter(Boolean).join(', ');
  });
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [actors.kind, [labels.actorKind[fields.kind]]],
    [actors.otherNames, lines('aliases')],
    [actors.country, lines('country')],
    [actors.description, lines('description')],
    [actors.affiliations, roles],
    [actors.identifiers, lines('identifiers')],
    [actors.designations, lines('designations')],
    [actors.quotes, [number(quotes.length)]],
    [actors.latest, quotes.slice(0, fewQuotes).map(({ reportedText }) => reportedText)],
  ];
  return (
    <label className="version" data-chosen={stays || undefined}>
      <span className="version-head">
        <input
          type="radio"
          name={group}
          checked={stays}
          aria-label={`${fields.name}: ${actors.stays}`}
          onChange={onChoose}
        />
        <span dir="auto">{fields.name}</span>
        {stays && <span className="merge-stays">{actors.stays}</span>}
      </span>
      <span className="merge-rows">
        {rows.map(([title, values]) => (
          <span className="merge-row" key={title}>
            <span className="muted">{title}</span>
            <span>
              {values.length === 0 ? (
                <span className="muted">{actors.nothing}</span>
              ) : (
                values.map((value) => (
                  <span className="merge-value" dir="auto" key={value}>
                    {value}
                  </span>
                ))
              )}
            </span>
          </span>
        ))}
      </span>
    </label>
  );
}

import { ActorPicker } from '../pickers/actor-picker.tsx';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';
import type { ActorFields } from '#shared/records/actor.ts';

/** Who may be the same as an actor and why, and the way to compare it with any other. */
export function LikelyDuplicates({
  id,
  kind,
  onCompare,
}: {
  readonly id: string;
  readonly kind: ActorFields['kind'];
  readonly onCompare: (otherId: string) => void;
}) {
  const { actors, labels } = useWords();
  const { data = [] } = useReplicaQuery('listDuplicates', { id }, { keepPrevious: true });
  return (
    <section className="record-section" aria-label={actors.duplicates}>
      <h2 className="pane-title">{actors.duplicates}</h2>
      {data.length === 0 && <p className="empty">{actors.noDuplicates}</p>}
      <ul className="affiliations">
        {data.map(({ actor, reasons }) => (
          <li key={actor.id} className="affiliation">
            <span dir="auto">{actor.name}</span>
            <span className="muted" dir="auto">
              {actor.position ?? labels.actorKind[actor.kind]}
            </span>
            <span className="muted">
              {reasons.map((reason) => actors.reasons[reason]).join(', ')}
            </span>
            <button
              type="button"
              className="button quiet"
              aria-label={actors.compareWith(actor.name)}
              onClick={() => onCompare(actor.id)}
            >
              {actors.compare}
            </button>
          </li>
        ))}
      </ul>
      <ActorPicker
        label={actors.pickOther}
        placeholder={actors.pickPlaceholder}
        kinds={[]}
        exclude={[id, ...data.map(({ actor }) => actor.id)]}
        only={kind === 'person' ? ['person'] : ['organization', 'state', 'group']}
        onPick={onCompare}
      />
    </section>
  );
}

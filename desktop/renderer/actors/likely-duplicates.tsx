import { LikelyList } from '../duplicates/likely-list.tsx';
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
    <LikelyList
      id={id}
      title={actors.duplicates}
      none={actors.noDuplicates}
      likely={data.map(({ actor, reasons }) => ({
        id: actor.id,
        name: actor.name,
        detail: actor.position ?? labels.actorKind[actor.kind],
        why: reasons.map((reason) => actors.reasons[reason]).join(', '),
      }))}
      onCompare={onCompare}
    >
      <ActorPicker
        label={actors.pickOther}
        placeholder={actors.pickPlaceholder}
        kinds={[]}
        exclude={[id, ...data.map(({ actor }) => actor.id)]}
        only={kind === 'person' ? ['person'] : ['organization', 'state', 'group']}
        onPick={onCompare}
      />
    </LikelyList>
  );
}

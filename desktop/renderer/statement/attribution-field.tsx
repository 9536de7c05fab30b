import { NamedRecord } from '../context-menu/named-record.tsx';
import { attributionsOf, withActor, withoutIndex } from './attributions.ts';
import { GroupFrame } from '../fields/group-frame.tsx';
import { RemoveButton } from '../fields/remove-button.tsx';
import { useActorName } from '../pickers/actor-name.tsx';
import { ActorPicker } from '../pickers/actor-picker.tsx';
import type { KnownNames } from '../pickers/known-names.ts';
import { useWords } from '../words/use-words.ts';
import type { ActorKind } from '#shared/records/actor.ts';
import type { Attribution, AttributionPart } from '#shared/records/quote.ts';

/** The actors that have one part in a statement. */
export function AttributionField({
  label,
  part,
  kinds,
  attributions,
  names,
  error,
  opensAtOnce = false,
  onChange,
}: {
  readonly label: string;
  readonly part: AttributionPart;
  readonly kinds: readonly ActorKind[];
  readonly attributions: readonly Attribution[];
  readonly names: KnownNames;
  readonly error: string | null;
  readonly opensAtOnce?: boolean;
  readonly onChange: (attributions: Attribution[]) => void;
}) {
  const words = useWords();
  const chosen = attributionsOf(attributions, part);
  return (
    <GroupFrame label={label} error={error}>
      {(errorId) => (
        <>
          {chosen.map(({ attribution: { actorId }, index }) => (
            <ActorChip
              key={actorId}
              id={actorId}
              known={names[actorId]}
              onRemove={() => onChange(withoutIndex(attributions, index))}
            />
          ))}
          <ActorPicker
            label={label}
            placeholder={
              chosen.length === 0 ? words.statement.namePlaceholder : words.statement.addAnother
            }
            kinds={kinds}
            near={names}
            exclude={chosen.map(({ attribution }) => attribution.actorId)}
            onPick={(actorId) => onChange(withActor(attributions, part, actorId))}
            describedBy={errorId}
            invalid={error !== null}
            opensAtOnce={opensAtOnce && chosen.length === 0}
          />
        </>
      )}
    </GroupFrame>
  );
}

function ActorChip({
  id,
  known,
  onRemove,
}: {
  readonly id: string;
  readonly known: string | undefined;
  readonly onRemove: () => void;
}) {
  const words = useWords();
  // An actor made a moment ago is in no saved quote yet, so the article does not know its name.
  const name = useActorName(id, known);
  return (
    <NamedRecord kind="actor" id={id}>
      <span className="chip">
        <span dir="auto">{name ?? '…'}</span>
        <RemoveButton label={words.statement.remove(name ?? null, 'actor')} onRemove={onRemove} />
      </span>
    </NamedRecord>
  );
}

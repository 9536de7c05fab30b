import { attributionsOf, withActor, withMember, withoutIndex } from './attributions.ts';
import { GroupFrame } from '../fields/group-frame.tsx';
import { RemoveButton } from '../fields/remove-button.tsx';
import { useActorName } from '../pickers/actor-name.tsx';
import { ActorPicker } from '../pickers/actor-picker.tsx';
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
  onChange,
}: {
  readonly label: string;
  readonly part: AttributionPart;
  readonly kinds: readonly ActorKind[];
  readonly attributions: readonly Attribution[];
  readonly names: Readonly<Record<string, string>>;
  readonly error: string | null;
  readonly onChange: (attributions: Attribution[]) => void;
}) {
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
            placeholder={chosen.length === 0 ? 'Type a name' : 'Add another'}
            kinds={kinds}
            exclude={chosen.map(({ attribution }) => attribution.actorId)}
            onPick={(actorId) => onChange(withActor(attributions, part, actorId))}
            describedBy={errorId}
            invalid={error !== null}
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
  // An actor made a moment ago is in no saved quote yet, so the article does not know its name.
  const name = useActorName(id, known);
  return (
    <span className="chip">
      <span dir="auto">{name ?? '…'}</span>
      <RemoveButton label={`Remove ${name ?? 'this actor'}`} onRemove={onRemove} />
    </span>
  );
}

/** The role of each speaker, in the article's words. */
export function SpeakerRoles({
  attributions,
  names,
  onChange,
}: {
  readonly attributions: readonly Attribution[];
  readonly names: Readonly<Record<string, string>>;
  readonly onChange: (attributions: Attribution[]) => void;
}) {
  const speakers = attributionsOf(attributions, 'speaker');
  return (
    <GroupFrame label="Role">
      {() =>
        speakers.length === 0 ? (
          <input
            className="input"
            aria-label="Role"
            placeholder="Choose a speaker first"
            disabled
          />
        ) : (
          speakers.map(({ attribution: { actorId, role }, index }) => (
            // Roles are long in wire copy, so the line wraps; it stays one line in the record.
            <div className="grow" key={actorId} data-copy={`${role ?? ''} `}>
              <textarea
                className="input"
                rows={1}
                dir="auto"
                aria-label={
                  speakers.length === 1 ? 'Role' : `Role of ${names[actorId] ?? 'a speaker'}`
                }
                placeholder="As in the article"
                value={role ?? ''}
                onChange={({ target }) => {
                  const value = target.value.replace(/\s*[\r\n]+\s*/gu, ' ');
                  onChange(withMember(attributions, index, { role: value === '' ? null : value }));
                }}
              />
            </div>
          ))
        )
      }
    </GroupFrame>
  );
}

import { attributionsOf, withMember } from './attributions.ts';
import { GroupFrame } from '../fields/group-frame.tsx';
import type { KnownNames } from '../pickers/known-names.ts';
import { useWords } from '../words/use-words.ts';
import type { Attribution } from '#shared/records/quote.ts';

/** The role of each speaker, in the article's words. */
export function SpeakerRoles({
  attributions,
  names,
  onChange,
}: {
  readonly attributions: readonly Attribution[];
  readonly names: KnownNames;
  readonly onChange: (attributions: Attribution[]) => void;
}) {
  const words = useWords().statement;
  const speakers = attributionsOf(attributions, 'speaker');
  return (
    <GroupFrame label={words.role}>
      {() =>
        speakers.length === 0 ? (
          <input
            className="input"
            aria-label={words.role}
            placeholder={words.chooseSpeakerFirst}
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
                spellCheck={false}
                aria-label={
                  speakers.length === 1 ? words.role : words.roleOf(names[actorId] ?? null)
                }
                placeholder={words.rolePlaceholder}
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

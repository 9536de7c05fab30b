import type { ReactNode } from 'react';
import { GroupFrame } from './group-frame.tsx';
import { RemoveButton } from './remove-button.tsx';
import { withoutIndex } from '../statement/attributions.ts';
import { useWords } from '../words/use-words.ts';

/** The members of a set-valued field, each on a line of its own, with a button for one more. */
export function MemberList<Member>({
  label,
  one,
  members,
  fresh,
  error,
  mayEdit,
  renderMember,
  onChange,
}: {
  readonly label: string;
  /** What one member is called: `other name`. */
  readonly one: string;
  readonly members: readonly Member[];
  /** A member with nothing written in it yet. */
  readonly fresh: Member;
  readonly error: string | null;
  readonly mayEdit: boolean;
  readonly renderMember: (member: Member, index: number) => ReactNode;
  readonly onChange: (members: Member[]) => void;
}) {
  const { forms } = useWords();
  return (
    <GroupFrame label={label} error={error} grouped>
      {() => (
        <>
          {members.map((member, index) => (
            // Members have no identity but their place while they are being written.
            <div className="member" key={index}>
              {renderMember(member, index)}
              {mayEdit && (
                <RemoveButton
                  label={forms.removeMember(one, index + 1)}
                  onRemove={() => onChange(withoutIndex(members, index))}
                />
              )}
            </div>
          ))}
          {mayEdit && (
            <button
              type="button"
              className="button quiet add"
              onClick={() => onChange([...members, fresh])}
            >
              {forms.add(one)}
            </button>
          )}
          {!mayEdit && members.length === 0 && <p className="field-none">{forms.none}</p>}
        </>
      )}
    </GroupFrame>
  );
}

import { GroupFrame } from '../fields/group-frame.tsx';
import { RemoveButton } from '../fields/remove-button.tsx';
import { TopicName } from '../pickers/topic-name.tsx';
import { TopicPicker } from '../pickers/topic-picker.tsx';

/** The wider topic that a topic belongs to. */
export function TopicParent({
  topicId,
  parentId,
  error,
  onChange,
}: {
  readonly topicId: string;
  readonly parentId: string | null;
  readonly error: string | null;
  readonly onChange: (parentId: string | null) => void;
}) {
  return (
    <GroupFrame label="Part of" error={error}>
      {(errorId) =>
        parentId === null ? (
          <TopicPicker
            label="Part of"
            placeholder="Type a wider topic"
            exclude={[topicId]}
            onPick={onChange}
            describedBy={errorId}
            invalid={error !== null}
          />
        ) : (
          <span className="chip">
            <TopicName id={parentId} known={undefined} />
            <RemoveButton label="Remove the wider topic" onRemove={() => onChange(null)} />
          </span>
        )
      }
    </GroupFrame>
  );
}

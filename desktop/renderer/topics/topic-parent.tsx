import { NamedRecord } from '../context-menu/named-record.tsx';
import { GroupFrame } from '../fields/group-frame.tsx';
import { RemoveButton } from '../fields/remove-button.tsx';
import { TopicName } from '../pickers/topic-name.tsx';
import { TopicPicker } from '../pickers/topic-picker.tsx';
import { useWords } from '../words/use-words.ts';

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
  const { topics } = useWords();
  return (
    <GroupFrame label={topics.parent} error={error}>
      {(errorId) =>
        parentId === null ? (
          <TopicPicker
            label={topics.parent}
            placeholder={topics.parentHint}
            exclude={[topicId]}
            onPick={onChange}
            describedBy={errorId}
            invalid={error !== null}
          />
        ) : (
          <NamedRecord kind="topic" id={parentId}>
            <span className="chip">
              <TopicName id={parentId} known={undefined} />
              <RemoveButton label={topics.removeParent} onRemove={() => onChange(null)} />
            </span>
          </NamedRecord>
        )
      }
    </GroupFrame>
  );
}

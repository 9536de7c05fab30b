import { withMember, withoutIndex } from './attributions.ts';
import { GroupFrame } from '../fields/group-frame.tsx';
import { RemoveButton } from '../fields/remove-button.tsx';
import { Select } from '../fields/select-field.tsx';
import { useTopicName } from '../pickers/topic-name.tsx';
import { TopicPicker } from '../pickers/topic-picker.tsx';
import { stanceLabels } from '../words/labels.ts';
import type { QuoteTopic, Stance } from '#shared/records/quote.ts';

/** The topics of a statement, each with the stance it takes. */
export function TopicsField({
  topics,
  names,
  error,
  onChange,
}: {
  readonly topics: readonly QuoteTopic[];
  readonly names: Readonly<Record<string, string>>;
  readonly error: string | null;
  readonly onChange: (topics: QuoteTopic[]) => void;
}) {
  return (
    <GroupFrame label="Topics" error={error}>
      {(errorId) => (
        <>
          {topics.map(({ topicId, stance }, index) => (
            <TopicChip
              key={topicId}
              id={topicId}
              known={names[topicId]}
              stance={stance}
              onStance={(value) => onChange(withMember(topics, index, { stance: value }))}
              onRemove={() => onChange(withoutIndex(topics, index))}
            />
          ))}
          <TopicPicker
            label="Topics"
            placeholder={topics.length === 0 ? 'Type a topic' : 'Add another'}
            exclude={topics.map(({ topicId }) => topicId)}
            onPick={(topicId) => onChange([...topics, { topicId, stance: 'neutral' }])}
            describedBy={errorId}
            invalid={error !== null}
          />
        </>
      )}
    </GroupFrame>
  );
}

function TopicChip({
  id,
  known,
  stance,
  onStance,
  onRemove,
}: {
  readonly id: string;
  readonly known: string | undefined;
  readonly stance: Stance;
  readonly onStance: (stance: Stance) => void;
  readonly onRemove: () => void;
}) {
  const name = useTopicName(id, known);
  return (
    <span className="chip with-choice">
      <span dir="auto">{name ?? '…'}</span>
      <Select
        className="chip-choice"
        aria-label={`Stance on ${name ?? 'this topic'}`}
        value={stance}
        labels={stanceLabels}
        onChange={onStance}
      />
      <RemoveButton label={`Remove ${name ?? 'this topic'}`} onRemove={onRemove} />
    </span>
  );
}

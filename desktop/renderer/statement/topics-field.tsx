import { withMember, withoutIndex } from './attributions.ts';
import { GroupFrame } from '../fields/group-frame.tsx';
import { RemoveButton } from '../fields/remove-button.tsx';
import { Select } from '../fields/select-field.tsx';
import { TopicName } from '../pickers/topic-name.tsx';
import { TopicPicker } from '../pickers/topic-picker.tsx';
import { stanceLabels } from '../words/labels.ts';
import type { QuoteTopic } from '#shared/records/quote.ts';

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
            <span className="chip with-choice" key={topicId}>
              <TopicName id={topicId} known={names[topicId]} />
              <Select
                className="chip-choice"
                aria-label={`Stance on ${names[topicId] ?? 'this topic'}`}
                value={stance}
                labels={stanceLabels}
                onChange={(value) => onChange(withMember(topics, index, { stance: value }))}
              />
              <RemoveButton
                label={`Remove ${names[topicId] ?? 'this topic'}`}
                onRemove={() => onChange(withoutIndex(topics, index))}
              />
            </span>
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

import { NamedRecord } from '../context-menu/named-record.tsx';
import { withMember, withoutIndex } from './attributions.ts';
import { GroupFrame } from '../fields/group-frame.tsx';
import { RemoveButton } from '../fields/remove-button.tsx';
import { Select } from '../fields/select-field.tsx';
import { useTopicName } from '../pickers/topic-name.tsx';
import { TopicPicker } from '../pickers/topic-picker.tsx';
import { useWords } from '../words/use-words.ts';
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
  const words = useWords();
  return (
    <GroupFrame label={words.statement.topics} error={error}>
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
            label={words.statement.topics}
            placeholder={
              topics.length === 0 ? words.statement.topicPlaceholder : words.statement.addAnother
            }
            near={names}
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
  const words = useWords();
  const name = useTopicName(id, known);
  return (
    <NamedRecord kind="topic" id={id}>
      <span className="chip with-choice">
        <span dir="auto">{name ?? '…'}</span>
        <Select
          className="chip-choice"
          aria-label={words.statement.stanceOn(name ?? null)}
          value={stance}
          labels={words.labels.stance}
          onChange={onStance}
        />
        <RemoveButton label={words.statement.remove(name ?? null, 'topic')} onRemove={onRemove} />
      </span>
    </NamedRecord>
  );
}

import { LikelyList } from '../duplicates/likely-list.tsx';
import { TopicPicker } from '../pickers/topic-picker.tsx';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';

/** Which topics may be the same as one and why, and the way to compare it with any other. */
export function LikelyTopics({
  id,
  onCompare,
}: {
  readonly id: string;
  readonly onCompare: (otherId: string) => void;
}) {
  const { topics, pickers } = useWords();
  const { data = [] } = useReplicaQuery('listLikeTopics', { id }, { keepPrevious: true });
  return (
    <LikelyList
      id={id}
      title={topics.duplicates}
      none={topics.noDuplicates}
      likely={data.map(({ topic, reason }) => ({
        id: topic.id,
        name: topic.name,
        detail: pickers.topicDetail(topic),
        why: topics.reasons[reason],
      }))}
      onCompare={onCompare}
    >
      <TopicPicker
        label={topics.pickOther}
        placeholder={topics.pickPlaceholder}
        exclude={[id, ...data.map(({ topic }) => topic.id)]}
        onPick={onCompare}
      />
    </LikelyList>
  );
}

import { useReplicaQuery } from '../replica/use-replica-query.ts';

/** A topic's name, read from the local store where it is not known already; undefined until it is read. */
export function useTopicName(id: string, known: string | undefined): string | undefined {
  const { data } = useReplicaQuery('getTopic', { id }, { enabled: known === undefined });
  return known ?? data?.topic.record.fields.name;
}

/** A topic's name as text. */
export function TopicName({
  id,
  known,
}: {
  readonly id: string;
  readonly known: string | undefined;
}) {
  return <span dir="auto">{useTopicName(id, known) ?? '…'}</span>;
}

import { useReplicaQuery } from '../replica/use-replica-query.ts';

/** A topic's name, read from the local store where it is not known already. */
export function TopicName({
  id,
  known,
}: {
  readonly id: string;
  readonly known: string | undefined;
}) {
  const { data } = useReplicaQuery('getTopic', { id }, { enabled: known === undefined });
  return <span dir="auto">{known ?? data?.topic.record.fields.name ?? '…'}</span>;
}

import { useReplicaQuery } from '../replica/use-replica-query.ts';

/** An actor's name, read from the local store where it is not known already. */
export function ActorName({
  id,
  known,
}: {
  readonly id: string;
  readonly known: string | undefined;
}) {
  const { data } = useReplicaQuery('getActor', { id }, { enabled: known === undefined });
  return <span dir="auto">{known ?? data?.actor.record.fields.name ?? '…'}</span>;
}

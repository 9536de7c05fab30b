import { useReplicaQuery } from '../replica/use-replica-query.ts';

/** An actor's name, read from the local store where it is not known already; undefined until it is read. */
export function useActorName(id: string, known: string | undefined): string | undefined {
  const { data } = useReplicaQuery('getActor', { id }, { enabled: known === undefined });
  return known ?? data?.actor.record.fields.name;
}

/** An actor's name as text. */
export function ActorName({
  id,
  known,
}: {
  readonly id: string;
  readonly known: string | undefined;
}) {
  return <span dir="auto">{useActorName(id, known) ?? '…'}</span>;
}

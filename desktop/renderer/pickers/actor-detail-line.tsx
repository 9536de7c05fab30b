import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';
import type { ActorDetail } from '#desktop/ipc/replica-views.ts';

/** Who is meant: other name found by, position, country, and what the actor said last. */
export function ActorDetailLine({
  id,
  matchedAlias,
}: {
  readonly id: string;
  /** The alias that the search found, when it was not the name. */
  readonly matchedAlias: string | null;
}) {
  const words = useWords();
  const { data } = useReplicaQuery('getActor', { id });
  const [last] = data?.quotes ?? [];
  const { country, kind } = data?.actor.record.fields ?? {};
  const parts = [
    matchedAlias === null ? null : words.pickers.also(matchedAlias),
    data ? positionOf(data) : null,
    kind === undefined ? null : words.labels.actorKind[kind],
    country == null ? null : words.pickers.country(country),
  ].filter((part) => part !== null);
  return (
    <>
      {/* Never empty, so that nothing moves when it is known. */}
      <span dir="auto">{parts.join(' · ') || '…'}</span>
      {last !== undefined && (
        <span className="picker-last" dir="auto">
          {words.pickers.saidLast(last.reportedText.slice(0, 200), last.saidOn)}
        </span>
      )}
    </>
  );
}

function positionOf({ actor, affiliations, actorNames }: ActorDetail): string | null {
  const fields = affiliations
    .map(({ record }) => record.fields)
    .find(({ actorId }) => actorId === actor.record.id);
  if (fields === undefined) return null;
  const organization = actorNames[fields.organizationId] ?? null;
  return [fields.role, organization].filter((part) => part !== null).join(', ') || null;
}

import { sameValue } from './same-value.ts';

/** Who wins where both changed the same thing differently; `neither` makes it a conflict. */
export type PreferredSide = 'neither' | 'mine';

/**
 * Merges two versions of a set against their base, member by member. A member that one side changed and the
 * other removed is kept as changed: losing what somebody wrote is worse than keeping too much. Where both
 * changed the same member differently, the preferred side decides; without one the answer is undefined. Keeps the order of `theirs`, then what `mine` added.
 */
export function mergeMembers<Member>(
  base: readonly Member[],
  mine: readonly Member[],
  theirs: readonly Member[],
  keyOf: (member: Member) => string,
  preferred: PreferredSide,
): readonly Member[] | undefined {
  const [was, ours, others] = [base, mine, theirs].map(
    (members) => new Map(members.map((member) => [keyOf(member), member])),
  );
  if (was === undefined || ours === undefined || others === undefined) return undefined;

  const merged: Member[] = [];
  for (const key of new Set([...others.keys(), ...ours.keys()])) {
    const [before, my, their] = [was.get(key), ours.get(key), others.get(key)];
    const iChanged = !sameValue(my, before);
    const theyChanged = !sameValue(their, before);
    if (my !== undefined && their !== undefined) {
      const clash = iChanged && theyChanged && !sameValue(my, their);
      if (clash && preferred === 'neither') return undefined;
      merged.push(iChanged ? my : their);
    } else if (my !== undefined && iChanged) {
      merged.push(my);
    } else if (their !== undefined && theyChanged) {
      merged.push(their);
    }
  }
  return merged;
}

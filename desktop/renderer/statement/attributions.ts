import type { Attribution, AttributionPart } from '#shared/records/quote.ts';

/** The attributions of one part, in their order, each with its place in the whole list. */
export function attributionsOf(
  attributions: readonly Attribution[],
  part: AttributionPart,
): readonly { readonly attribution: Attribution; readonly index: number }[] {
  return attributions
    .map((attribution, index) => ({ attribution, index }))
    .filter(({ attribution }) => attribution.part === part);
}

/** The list with an actor in a part; unchanged when it has that part already. */
export function withActor(
  attributions: readonly Attribution[],
  part: AttributionPart,
  actorId: string,
): Attribution[] {
  const known = attributions.some((other) => other.part === part && other.actorId === actorId);
  return known ? [...attributions] : [...attributions, { actorId, part, role: null }];
}

/** The list without one of its members. */
export function withoutIndex<Member>(members: readonly Member[], index: number): Member[] {
  return members.filter((_, other) => other !== index);
}

/** The list with some values of one of its members changed. */
export function withMember<Member>(
  members: readonly Member[],
  index: number,
  changes: Partial<Member>,
): Member[] {
  return members.map((member, other) => (other === index ? { ...member, ...changes } : member));
}

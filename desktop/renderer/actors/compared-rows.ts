import { valueLines } from '../conflicts/value-lines.ts';
import type { ActorDetail } from '#desktop/ipc/replica-views.ts';
import type { Words } from '#desktop/words/english.ts';

/** One thing that tells actors apart, with what each of them has of it. */
export interface ComparedRow {
  readonly title: string;
  /** For each actor in order, the lines to show; none for nothing. */
  readonly sides: readonly (readonly string[])[];
}

// Enough to see whom somebody speaks for and about what.
const fewQuotes = 3;

/** All that tells some actors apart, without what none of them has. */
export function comparedRows(words: Words, details: readonly ActorDetail[]): ComparedRow[] {
  const { actors, labels, number } = words;
  const titles: readonly (readonly [string, (detail: ActorDetail) => readonly string[]])[] = [
    [actors.kind, ({ actor }) => [labels.actorKind[actor.record.fields.kind]]],
    [actors.otherNames, fieldLines(words, 'aliases')],
    [actors.country, fieldLines(words, 'country')],
    [actors.description, fieldLines(words, 'description')],
    [actors.affiliations, affiliationLines],
    [actors.identifiers, fieldLines(words, 'identifiers')],
    [actors.designations, fieldLines(words, 'designations')],
    [actors.quotes, ({ quotes }) => [number(quotes.length)]],
    [actors.latest, ({ quotes }) => quotes.slice(0, fewQuotes).map((row) => row.reportedText)],
  ];
  return titles
    .map(([title, linesOf]) => ({ title, sides: details.map(linesOf) }))
    .filter(({ sides }) => sides.some((lines) => lines.length > 0));
}

function fieldLines(
  words: Words,
  field: 'aliases' | 'country' | 'description' | 'identifiers' | 'designations',
) {
  return ({ actor }: ActorDetail): readonly string[] =>
    valueLines(words, 'actor', field, actor.record.fields[field], {});
}

function affiliationLines({ actor, affiliations, actorNames }: ActorDetail): readonly string[] {
  return affiliations.map(({ record: { fields } }) => {
    const other = fields.actorId === actor.record.id ? fields.organizationId : fields.actorId;
    return [fields.role, actorNames[other]].filter(Boolean).join(', ');
  });
}

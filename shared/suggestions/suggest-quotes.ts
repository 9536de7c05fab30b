import { findStatements } from './find/find-statements.ts';
import { ArticleActors, type ArticleActor, type Recognised } from './resolve/article-actors.ts';
import type { DeskKnowledge } from './resolve/desk-knowledge.ts';
import { addAlias, resolveStatement, type ResolvedStatement } from './resolve/resolve-statement.ts';
import { saidWhen } from './resolve/said-when.ts';
import { spokenWhere } from './resolve/spoken-where.ts';
import { isRejected, suggestionKey } from './resolve/suggestion-key.ts';
import { surroundingsOf } from './resolve/surroundings.ts';
import { glossesIn } from './resolve/told-of-actors.ts';
import { trimmedContent } from './resolve/trim-content.ts';
import type { FoundStatement } from './suggestion.ts';
import type { SuggestedActor, SuggestedQuote, SuggestedQuotes } from './suggested-quote.ts';
import type { ArticleFields, RejectedSuggestion } from '#shared/records/article.ts';
import { quoteText } from '#shared/text/anchors.ts';
import { spansOverlap, type Span } from '#shared/text/spans.ts';
import { toUttered } from '#shared/text/uttered.ts';

/** What suggestions are made of. */
export interface SuggestingGround {
  readonly article: Pick<ArticleFields, 'body' | 'language' | 'datelineDate'>;
  readonly desk: DeskKnowledge;
  readonly rejected: readonly RejectedSuggestion[];
  /** Where the article's quotes stand already: what overlaps them is not suggested again. */
  readonly quoted: readonly Span[];
}

/**
 * The quotes that an article seems to make: each statement found in it with who said it, for whom, to whom, when and
 * through what. Answers the same for the same ground. What an editor rejected and what is quoted already is left out,
 * but still read: "he" in the next statement may mean its speaker.
 */
export function suggestQuotes(ground: SuggestingGround): SuggestedQuotes {
  const { body, language } = ground.article;
  const { statements, notice } = findStatements(body, language);
  return { suggestions: resolveStatements(statements, ground), notice };
}

/** The same of statements that were found already, in reading order. */
export function resolveStatements(
  statements: readonly FoundStatement[],
  { article, desk, rejected, quoted }: SuggestingGround,
): readonly SuggestedQuote[] {
  const actors = new ArticleActors(desk, article.body);
  const drafts: Draft[] = [];
  let last: Draft | null = null;
  for (const statement of statements) {
    last = draftOf(statement, last, { ...article, desk, actors });
    drafts.push(last);
  }
  return drafts
    .map((draft) => suggestionOf(article.body, draft))
    .filter(({ key, segments }) => {
      const isQuoted = segments.some((span) => quoted.some((other) => spansOverlap(span, other)));
      return !isQuoted && !isRejected(key, rejected);
    });
}

interface Draft {
  readonly statement: FoundStatement;
  readonly resolved: ResolvedStatement;
  readonly told: Pick<SuggestedQuote, 'saidOn' | 'medium' | 'venue'>;
}

interface DraftGround extends Pick<ArticleFields, 'body' | 'datelineDate' | 'language'> {
  readonly desk: DeskKnowledge;
  readonly actors: ArticleActors;
}

// How far apart two statements of one speech stand at most, in UTF-16 code units.
const nearby = 600;

function draftOf(statement: FoundStatement, last: Draft | null, ground: DraftGround): Draft {
  const { body, datelineDate, desk, actors } = ground;
  const surroundings = surroundingsOf(body, statement);
  const { sentence, told } = surroundings;
  const isNear = last !== null && startOf(statement) - endOf(last.statement) <= nearby;
  const previous = isNear ? (last.resolved.speaker?.actor ?? null) : null;
  const resolved = resolveStatement(statement, surroundings, {
    text: body,
    desk,
    actors,
    previous,
  });
  noteGlosses(
    quoteText(body, statement.content),
    resolved.onBehalfOf ?? resolved.speaker?.actor ?? null,
  );
  const near = (statement.cue[0]?.start ?? sentence.start) - sentence.start;
  const here = { saidOn: saidWhen(told, near, datelineDate), ...spokenWhere(told) };
  // "he said" goes on with what was said at the same time and in the same way.
  const goesOn =
    isNear &&
    resolved.speaker?.how === 'pronoun' &&
    resolved.speaker.actor === previous &&
    here.medium === 'unknown' &&
    here.saidOn.date === null;
  return { statement, resolved, told: goesOn ? last.told : here };
}

// A name that the article explains within what was said for somebody is theirs where it shares their words.
function noteGlosses(words: string, actor: ArticleActor | null): void {
  if (actor === null || actor.kind === 'person') return;
  const own = new Set(actor.name.toLowerCase().split(/\s+/u));
  for (const { short, full, own: isOwn } of glossesIn(words)) {
    const shared = full
      .toLowerCase()
      .split(/\s+/u)
      .filter((word) => word.length > 3 && own.has(word));
    if (shared.length < 2) continue;
    addAlias(actor, short, 'acronym');
    if (isOwn) addAlias(actor, full, 'self_designation');
  }
}

// What the finder is sure of is that somebody said it; who that is can still be wrong.
const sureness: Readonly<Record<string, number>> = {
  pronoun: 0.97,
  title: 0.9,
  alias: 0.97,
  none: 0.8,
};

function suggestionOf(body: string, { statement, resolved, told }: Draft): SuggestedQuote {
  const segments = trimmedContent(body, statement);
  const reported = quoteText(body, segments);
  const uttered = toUttered(reported);
  const cueText = cueOf(body, statement, told.saidOn.words);
  const { speaker, role, onBehalfOf, addressee, mentioned, why } = resolved;
  return {
    ...statement,
    key: suggestionKey(body, statement.content),
    segments,
    utteredText: uttered === reported ? null : uttered,
    cueText,
    speaker: speaker === null ? null : suggested(speaker, role),
    onBehalfOf: onBehalfOf === null ? null : suggested({ actor: onBehalfOf, how: 'name' }, null),
    addressees: addressee === null ? [] : [suggested({ actor: addressee, how: 'name' }, null)],
    mentioned: mentioned === null ? [] : [suggested({ actor: mentioned, how: 'name' }, null)],
    ...told,
    confidence: statement.confidence * (sureness[speaker?.how ?? 'none'] ?? 1),
    explanation: explanationOf(statement, cueText, why),
  };
}

// "said on Tuesday in": when it was said has a field of its own.
function cueOf(body: string, { cue }: FoundStatement, saidOnWords: string | null): string | null {
  const printed = quoteText(body, cue).replace(/\s+/gu, ' ').trim();
  if (printed === '') return null;
  const timeless = saidOnWords === null ? printed : printed.replace(saidOnWords, '').trim();
  const words = timeless.replace(/\s+(?:in|on|at|to|that|by)$/iu, '');
  return (words === '' ? printed : words).slice(0, 200);
}

function suggested({ actor, how }: Recognised, role: string | null): SuggestedActor {
  const known = actor.known;
  const others = known === undefined ? [...actor.names].filter((name) => name !== actor.name) : [];
  const isOther = actor.kind === 'organization' || actor.kind === 'group';
  const aliases = isOther
    ? others.map((name) => ({ name, language: null, kind: 'other' as const }))
    : [];
  return {
    actorId: known?.id ?? null,
    kind: actor.kind,
    name: actor.name,
    role,
    how,
    mention: actor.mentions[0] ?? { start: 0, end: 0 },
    aliases: [...actor.aliases, ...aliases],
    designations: actor.designations.filter(
      ({ label, authority }) =>
        !known?.designations.some((one) => one.label === label && one.authority === authority),
    ),
  };
}

function explanationOf(statement: FoundStatement, cueText: string | null, why: string): string {
  const after = (statement.cue[0]?.start ?? 0) > startOf(statement);
  const cue =
    cueText === null ? 'no cue' : `cue “${cueText}” ${after ? 'after' : 'before'} the quote`;
  return `${cue}; ${why}`;
}

function startOf({ content }: FoundStatement): number {
  return content[0]?.start ?? 0;
}

function endOf({ content }: FoundStatement): number {
  return content.at(-1)?.end ?? 0;
}

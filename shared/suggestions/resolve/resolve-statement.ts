import type { ArticleActor, ArticleActors, Recognised } from './article-actors.ts';
import type { DeskKnowledge } from './desk-knowledge.ts';
import { parseSource, withoutArticle, type ParsedSource } from './parse-source.ts';
import { isGenericOrganization, isSpokesRole, plain } from './source-words.ts';
import { designationIn } from './told-of-actors.ts';
import { addressedTo } from './spoken-where.ts';
import type { Surroundings } from './surroundings.ts';
import type { FoundStatement } from '../suggestion.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import { compareSpans, type Span } from '#shared/text/spans.ts';

/** Who made a statement, for whom and to whom, as far as the article and the desk tell. */
export interface ResolvedStatement {
  readonly speaker: Recognised | null;
  readonly role: string | null;
  readonly onBehalfOf: ArticleActor | null;
  readonly addressee: ArticleActor | null;
  readonly mentioned: ArticleActor | null;
  /** Why it is this speaker, in a few words. */
  readonly why: string;
}

/** What resolving a statement depends on besides it. */
export interface ResolvingGround {
  readonly text: string;
  readonly desk: DeskKnowledge;
  readonly actors: ArticleActors;
  /** The speaker of the statement before, where it stands close by. */
  readonly previous: ArticleActor | null;
}

const nobody = { speaker: null, role: null, onBehalfOf: null, mentioned: null } as const;

/** Resolves the source of a statement, which is to be done in reading order. */
export function resolveStatement(
  statement: FoundStatement,
  { sentence, told }: Surroundings,
  ground: ResolvingGround,
): ResolvedStatement {
  const addressee = addresseeOf(sentence, told, statement, ground);
  const span = wholeOf(statement.source);
  if (span === null) {
    const { previous } = ground;
    if (previous === null || statement.kind !== 'direct')
      return { ...nobody, addressee, why: 'the text names nobody' };
    const speaker: Recognised = { actor: previous, how: 'pronoun' };
    return {
      ...whole(speaker, null, ground),
      addressee,
      mentioned: null,
      why: `goes on with ${previous.name}`,
    };
  }
  const words = ground.text.slice(span.start, span.end);
  const parsed = parseSource(ground.text, span);
  if (parsed === null)
    return { ...nobody, addressee, why: `“${shortened(words)}” could not be resolved` };
  const speaker = speakerOf(parsed, ground);
  if (speaker === null)
    return { ...nobody, addressee, why: `“${parsed.name}” could not be resolved` };
  const mentioned = noteBrackets(words, span, speaker.actor, ground.actors);
  return { ...whole(speaker, parsed, ground), addressee, mentioned, why: whyOf(parsed, speaker) };
}

function whole(speaker: Recognised, parsed: ParsedSource | null, ground: ResolvingGround) {
  const { actor } = speaker;
  if (parsed?.role != null) actor.role = parsed.role;
  if (parsed?.acronym != null && actor.kind !== 'person')
    addAlias(actor, parsed.acronym, 'acronym');
  return {
    speaker,
    role: actor.kind === 'person' ? actor.role : null,
    onBehalfOf: behalfOf(actor, ground),
  };
}

function speakerOf(parsed: ParsedSource, { actors, previous }: ResolvingGround): Recognised | null {
  const { name, kind, span } = parsed;
  if (parsed.form === 'name') return actors.named(name, kind, span);
  if (parsed.form === 'pronoun') {
    const fits = (actor: ArticleActor): boolean =>
      kind === 'person' ? actor.kind === 'person' : actor.kind !== 'person';
    const meant =
      previous !== null && fits(previous) ? previous : actors.lastBefore(span.start, fits);
    if (meant === undefined) return null;
    return { actor: meant, how: 'pronoun' };
  }
  const known = actors.before(name, kind, span);
  if (known !== undefined) return known;
  const head = plain(name.split(/\s+/u).at(-1) ?? '');
  const meant = actors.lastBefore(span.start, (actor) => {
    const words = (actor.kind === 'person' ? (actor.role ?? '') : actor.name)
      .split(/\s+/u)
      .map(plain);
    return words.includes(head) && (actor.kind === 'person') === (kind === 'person');
  });
  if (meant !== undefined) return { actor: meant, how: 'title' };
  if (!isGenericOrganization(head) || /\s/u.test(name)) return null;
  const last = actors.lastBefore(span.start, (actor) => actor.kind === 'organization');
  return last === undefined ? null : { actor: last, how: 'title' };
}

// For whom a spokesperson speaks: whom the role names, else whom the desk knows them to belong to.
function behalfOf(
  actor: ArticleActor,
  { actors, desk, text }: ResolvingGround,
): ArticleActor | null {
  const { role } = actor;
  if (actor.kind !== 'person' || role === null || !isSpokesRole(role)) return null;
  const behind = /\b(?:for|of|at|to|from|des|der)\s+(?:the\s+)?(.+)$/iu.exec(role)?.[1];
  const before = /^(.+?)\s+(?:spokes\w+|press secretary|representative|sprecher(?:in)?)\b/iu.exec(
    role,
  )?.[1];
  const name = withoutArticle(behind ?? before ?? '').replace(/['’]s$/u, '');
  if (/\p{Lu}/u.test(name)) {
    const at = text.indexOf(name);
    const span = { start: Math.max(0, at), end: Math.max(0, at) + name.length };
    const parsed = at < 0 ? null : parseSource(text, span);
    const kind = parsed?.kind === 'state' ? 'state' : 'organization';
    return actors.named(
      parsed?.form === 'name' && parsed.kind === 'state' ? parsed.name : name,
      kind,
      span,
    ).actor;
  }
  const known = actor.known === undefined ? undefined : desk.organizationOf(actor.known.id);
  if (known === undefined) return null;
  return actors.named(known.name, known.kind, actor.mentions.at(-1) ?? { start: 0, end: 1 }).actor;
}

function addresseeOf(
  sentence: Span,
  told: string,
  statement: FoundStatement,
  { actors }: ResolvingGround,
): ArticleActor | null {
  const found = addressedTo(told);
  if (found === null) return null;
  const start = sentence.start + found.at;
  const span = { start, end: start + found.words.length };
  if (statement.source.some((part) => part.start < span.end && span.start < part.end)) return null;
  const name = withoutArticle(found.words);
  if (!/\p{Lu}/u.test(name))
    return /^(?:reporters|journalists)$/u.test(name)
      ? actors.named(name, 'group', span).actor
      : null;
  const parsed = parseSource(found.words, { start: 0, end: found.words.length });
  if (parsed?.form === 'name' && parsed.kind === 'person' && name.includes(' ')) {
    return actors.named(parsed.name, 'person', span).actor;
  }
  return actors.named(name, 'organization', span).actor;
}

// "the Taliban movement (officially banned in Russia ...)": said of the name right before the brackets.
function noteBrackets(
  words: string,
  span: Span,
  speaker: ArticleActor,
  actors: ArticleActors,
): ArticleActor | null {
  const match = /[([]([^()[\]]+)[)\]]/u.exec(words);
  const designation = match === null ? null : designationIn(match[1] ?? '');
  if (match === null || designation === null) return null;
  const before = words.slice(0, match.index).trimEnd();
  const inner = /\bof the ((?:\p{Lu}\S*\s?)+(?:movement|group|party|organi[sz]ation)?)$/u
    .exec(before)?.[1]
    ?.trim();
  let actor = speaker;
  if (inner !== undefined) {
    const start = span.start + before.length - inner.length;
    actor = actors.named(inner, 'organization', { start, end: start + inner.length }).actor;
  }
  if (!actor.designations.some((other) => sameValue(other, designation)))
    actor.designations.push(designation);
  return actor === speaker ? null : actor;
}

/** Adds another name to an actor that does not have it yet. */
export function addAlias(
  actor: ArticleActor,
  name: string,
  kind: 'acronym' | 'self_designation',
): void {
  const has = [...(actor.known?.aliases ?? []), ...actor.aliases].some(
    (alias) => alias.name === name,
  );
  if (!has && name !== actor.name) actor.aliases.push({ name, language: null, kind });
}

function wholeOf(source: readonly Span[]): Span | null {
  const [first] = [...source].sort(compareSpans);
  return first ?? null;
}

function whyOf(parsed: ParsedSource, { actor, how }: Recognised): string {
  switch (how) {
    case 'pronoun':
      return `“${parsed.name}” is ${actor.name}, named before`;
    case 'title':
      return `“${parsed.name}” is ${actor.name}, by the role named before`;
    case 'surname':
      return `“${parsed.name}” is ${actor.name} in full`;
    case 'acronym':
    case 'alias':
      return `“${parsed.name}” is another name of ${actor.name}`;
    default:
      return actor.known === undefined
        ? `named “${parsed.name}”, new to the desk`
        : `named ${actor.name}, known to the desk`;
  }
}

function shortened(words: string): string {
  return words.length <= 40 ? words : `${words.slice(0, 39)}…`;
}

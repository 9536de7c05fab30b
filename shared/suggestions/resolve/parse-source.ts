import {
  isCapitalized,
  isHonorific,
  isOrganizationHead,
  isTitle,
  plain,
  pronounFor,
} from './source-words.ts';
import { countryNamed } from './country-names.ts';
import type { ActorKind } from '#shared/records/actor.ts';
import type { Span } from '#shared/text/spans.ts';

/** What the words of a source say: a name with its role, a pronoun, or an office that stands for somebody named before. */
export interface ParsedSource {
  readonly form: 'name' | 'pronoun' | 'title';
  /** The name, the pronoun or the office, as printed. */
  readonly name: string;
  /** Where it stands in the text. */
  readonly span: Span;
  readonly kind: ActorKind;
  /** In the article's words; null where it gives none. */
  readonly role: string | null;
  /** An acronym in brackets behind the name. */
  readonly acronym: string | null;
}

interface Word extends Span {
  readonly text: string;
}

const joining = new Set(
  'of the for and de da del di la van von bin ibn al el und der des für von и по'.split(' '),
);

/** Parses the words between `start` and `end` that name a source; null where they name nobody that can be looked for. */
export function parseSource(text: string, span: Span): ParsedSource | null {
  const raw = text.slice(span.start, span.end);
  // What stands in brackets tells of the source, but is not its name.
  const bare = raw.replace(/[([][^()[\]]*[)\]]/gu, (inside) => ' '.repeat(inside.length));
  const acronym = /[([]\s*([\p{Lu}][\p{Lu}\p{N}.&-]{1,11})\s*[)\]]/u.exec(raw)?.[1] ?? null;
  const parts = splitAtCommas(bare, span.start);
  const head = parts[0];
  if (head === undefined) return null;
  const pronoun = pronounFor(head.text);
  if (pronoun !== undefined) {
    const kind = pronoun === 'person' ? 'person' : 'organization';
    return { form: 'pronoun', name: head.text, span: head, kind, role: null, acronym: null };
  }
  const named = nameIn(head);
  if (named !== null) {
    const apposition = named.role === null ? appositionOf(parts.slice(1)) : null;
    const role = named.role ?? apposition;
    const kind =
      role !== null && named.kind !== 'state' ? kindWithRole(named.kind, role) : named.kind;
    return { form: 'name', ...named, kind, role: kind === 'person' ? role : null, acronym };
  }
  // "a spokesperson for the ministry, Abdul Qahar Balkhi": the name comes behind the office.
  const isOffice = wordsIn(head.text, 0).some(({ text: word }) => isTitle(word));
  for (const part of isOffice ? parts.slice(1, 3) : []) {
    const behind = nameIn(part);
    if (behind?.kind === 'person' && behind.role === null) {
      const role = withoutArticle(head.text);
      return { form: 'name', ...behind, role, acronym: null };
    }
  }
  const office = withoutArticle(head.text);
  if (office === '') return null;
  const kind = wordsIn(office, 0).some(({ text: word }) => isTitle(word))
    ? 'person'
    : 'organization';
  return { form: 'title', name: office, span: head, kind, role: null, acronym: null };
}

function kindWithRole(kind: ActorKind, role: string): ActorKind {
  return kind === 'group' && wordsIn(role, 0).some(({ text }) => isTitle(text)) ? 'person' : kind;
}

function splitAtCommas(bare: string, offset: number): Word[] {
  const parts: Word[] = [];
  for (const match of bare.matchAll(/[^,;–—]+/gu)) {
    const text = match[0];
    const start = offset + (match.index ?? 0) + (text.length - text.trimStart().length);
    if (text.trim() !== '')
      parts.push({ text: text.trim(), start, end: start + text.trim().length });
  }
  return parts;
}

function wordsIn(text: string, offset: number): Word[] {
  return [...text.matchAll(/\S+/gu)].map((match) => {
    const start = offset + (match.index ?? 0);
    return { text: match[0], start, end: start + match[0].length };
  });
}

// The role that a comma sets off; a relative clause is none.
function appositionOf(parts: readonly Word[]): string | null {
  const [first] = parts;
  if (first === undefined) return null;
  const clause = /^who (?:is|was) (?:also )?(?:the |a |an )?(.+)$/iu.exec(first.text)?.[1];
  if (clause !== undefined) return clause.slice(0, 500);
  const opening = plain(first.text.split(/\s/u)[0] ?? '');
  if (
    ['which', 'who', 'whose', 'that', 'where', 'который', 'которая', 'der', 'die'].includes(opening)
  )
    return null;
  if (/^\d+$/u.test(first.text)) return appositionOf(parts.slice(1));
  const isRole = wordsIn(first.text, 0).some(({ text }) => isTitle(text));
  return isRole ? withoutArticle(first.text).slice(0, 500) : null;
}

function nameIn(part: Word): Omit<ParsedSource, 'form' | 'acronym'> | null {
  const country = countryNamed(part.text);
  if (country !== undefined) return { name: country.name, span: part, kind: 'state', role: null };
  const words = trimmed(wordsIn(part.text, part.start));
  if (words.length === 0) return null;
  const lastTitle = words.reduce(
    (last, { text: word }, index) => (isTitle(word) || isHonorific(word) ? index : last),
    -1,
  );
  const after = words.slice(lastTitle + 1);
  if (lastTitle >= 0 && after.length > 0 && after.length <= 5 && after.every(isNamePart)) {
    const before = words.slice(0, lastTitle + 1).filter(({ text }) => !isHonorific(text));
    const role = before.map(({ text }) => text).join(' ');
    return personOf(after, withoutArticle(role) || null);
  }
  const person = personWithin(words);
  if (person !== null) return person;
  if (isPair(words)) return null;
  const organization = organizationIn(words);
  if (organization !== null) return organization;
  if (lastTitle >= 0 || !words.every(isNamePart)) return null;
  if (words.length === 1) {
    const [only] = words;
    if (only === undefined) return null;
    const acronym = /^\p{Lu}[\p{Lu}\p{N}.&-]+$/u.test(only.text);
    const isNamed = acronym || part.text.toLowerCase().startsWith('the ');
    return {
      name: only.text,
      span: only,
      kind: isNamed ? (acronym ? 'organization' : 'group') : 'person',
      role: null,
    };
  }
  return part.text.toLowerCase().startsWith('the ')
    ? { ...personOf(words, null), kind: 'organization' }
    : personOf(words, null);
}

// "Twitter's Adam Sharp", "Texas-based Matt Mackowiak", "Robert Gordon of Northwestern University".
function personWithin(words: readonly Word[]): Omit<ParsedSource, 'form' | 'acronym'> | null {
  const owner = words.findIndex(({ text }) => /['’]s$|-based$/u.test(text));
  const owned = words.slice(owner + 1);
  if (owner >= 0 && owned.length >= 2 && owned.length <= 4 && owned.every(isPersonPart)) {
    return personOf(
      owned,
      words
        .slice(0, owner + 1)
        .map(({ text }) => text)
        .join(' '),
    );
  }
  const join = words.findIndex(({ text }) => /^(?:of|at|from|with)$/u.test(text));
  const before = words.slice(0, Math.max(0, join));
  const place = words.slice(join + 1);
  if (before.length >= 2 && before.length <= 4 && before.every(isPersonPart)) {
    if (place.some(({ text }) => isOrganizationHead(text)) || words[join]?.text !== 'of') {
      return personOf(
        before,
        words
          .slice(join)
          .map(({ text }) => text)
          .join(' '),
      );
    }
  }
  return null;
}

// Two who speak together are not one actor.
function isPair(words: readonly Word[]): boolean {
  const join = words.findIndex(({ text }) => /^(?:and|und|и)$/u.test(text));
  const sides = [words.slice(0, Math.max(0, join)), words.slice(join + 1)];
  return (
    join > 0 && sides.every((side) => side.length >= 2 && side.slice(0, 2).every(isPersonPart))
  );
}

function isPersonPart({ text }: Word): boolean {
  return isCapitalized(text) && !isOrganizationHead(text) && !/['’]s$/u.test(text);
}

function personOf(words: readonly Word[], role: string | null) {
  const span = { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
  const name = words
    .map(({ text }) => text)
    .join(' ')
    .replace(/['’]s$/u, '')
    .replace(/[.,]$/u, '');
  return { name, span, kind: 'person' as const, role };
}

// "The Foreign Ministry of the Taliban movement": capitals, with small words that join them or end the name.
function organizationIn(words: readonly Word[]): Omit<ParsedSource, 'form' | 'acronym'> | null {
  const head = words.findIndex(({ text }) => isOrganizationHead(text));
  if (head < 0 || !words.some(({ text }) => isCapitalized(text))) return null;
  const fits = words.every(
    ({ text }) => isCapitalized(text) || joining.has(plain(text)) || isOrganizationHead(text),
  );
  if (!fits || !isCapitalized(words[0]?.text ?? '') || words.length > 12) return null;
  return { ...personOf(words, null), kind: 'organization' };
}

function isNamePart({ text }: Word): boolean {
  return isCapitalized(text) || joining.has(plain(text));
}

function trimmed(words: readonly Word[]): readonly Word[] {
  const from = words.findIndex(
    ({ text }) => !/^(?:the|a|an|by|to|according|from|die|der|das)$/iu.test(text),
  );
  return from < 0 ? [] : words.slice(from);
}

/** Words without a leading article. */
export function withoutArticle(text: string): string {
  return text.trim().replace(/^(?:the|a|an|its|their|his|her)\s+/iu, '');
}

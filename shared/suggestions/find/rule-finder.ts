import type { Span } from '#shared/text/spans.ts';
import type { FoundStatement } from '../suggestion.ts';
import { kindOf } from './kind.ts';
import type { LanguageRules } from './language-rules.ts';
import { quoteRegions, type QuoteRegion } from './quote-regions.ts';
import { sentenceNumbers } from './sentences.ts';
import { tokenise, tokenKinds, type Tokens } from './tokenise.ts';

/** How far rules are to be trusted: a quote with its cue, words without marks, a quote that nothing introduces. */
const trust = { quoted: 0.8, indirect: 0.65, bare: 0.35 } as const;

/** Finds statements by rules: by quotation marks alone where `rules` is null. */
export function findByRules(text: string, rules: LanguageRules | null): FoundStatement[] {
  const tokens = tokenise(text);
  const sentence = sentenceNumbers(tokens);
  const found: FoundStatement[] = [];
  const quotes = quoteRegions(tokens);
  for (let first = 0; first < tokens.count;) {
    let past = first + 1;
    while (past < tokens.count && sentence[past] === sentence[first]) past++;
    const inside = quotes.filter(({ open }) => open >= first && open < past);
    found.push(...new SentenceRules(tokens, first, past, inside, rules).find());
    first = past;
  }
  return found.sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0));
}

class SentenceRules {
  readonly #tokens: Tokens;
  readonly #first: number;
  readonly #past: number;
  readonly #quotes: readonly QuoteRegion[];
  readonly #rules: LanguageRules | null;

  constructor(
    tokens: Tokens,
    first: number,
    past: number,
    quotes: readonly QuoteRegion[],
    rules: LanguageRules | null,
  ) {
    this.#tokens = tokens;
    this.#first = first;
    this.#past = past;
    this.#quotes = quotes.filter(({ open, close }) => close - open > 1);
    this.#rules = rules;
  }

  find(): FoundStatement[] {
    const cue = this.#cue();
    const spoken = this.#quotes.filter(
      ({ open, close }) => close - open > 4 || this.#adjoins(cue, open, close),
    );
    if (cue === null)
      return spoken.map(({ open, close }) => this.#statement([[open, close]], [], [], trust.bare));
    if (spoken.length > 0 && !this.#opensClause(cue.last)) {
      const fragments = spoken.map(({ open, close }): [number, number] => [open, close]);
      return [this.#statement(fragments, cue.tokens, this.#source(cue), trust.quoted)];
    }
    return this.#indirect(cue);
  }

  // The first reporting verb outside of quotation marks, or words such as "according to".
  #cue(): Cue | null {
    const rules = this.#rules;
    if (rules === null) return null;
    for (let at = this.#first; at < this.#past; at++) {
      if (this.#isQuoted(at)) continue;
      const words = rules.prepositions.find((preposition) =>
        preposition.every((word, offset) => this.#word(at + offset) === word),
      );
      if (words !== undefined)
        return {
          tokens: range(at, at + words.length),
          first: at,
          last: at + words.length - 1,
          isVerb: false,
        };
      if (rules.cue.test(this.#word(at)))
        return { tokens: [at], first: at, last: at, isVerb: true };
    }
    return null;
  }

  #source(cue: Cue): number[] {
    const after = this.#phraseAfter(cue);
    if (!cue.isVerb) return after;
    const before = this.#phraseBefore(cue.first);
    // "..., said the minister": what follows names the speaker where nothing stands before the verb in its clause.
    return before.length > 0 ? before : after;
  }

  #phraseBefore(cue: number): number[] {
    let from = cue;
    while (from > this.#first && !this.#isBreak(from - 1)) from--;
    return range(from, cue);
  }

  #phraseAfter(cue: Cue): number[] {
    const rules = this.#rules;
    let past = cue.last + 1;
    while (past < this.#past && !this.#isBreak(past)) {
      const written = this.#tokens.text.charAt(this.#tokens.start[past] ?? 0);
      const isName =
        written !== written.toLowerCase() || this.#tokens.kind[past] === tokenKinds.number;
      if (
        rules !== null &&
        !rules.commaAfterSource &&
        !isName &&
        !rules.withinSource.has(this.#word(past))
      )
        break;
      past++;
    }
    return range(cue.last + 1, past);
  }

  #indirect(cue: Cue): FoundStatement[] {
    const source = this.#source(cue);
    const end = this.#withoutFullStop();
    if (!cue.isVerb) {
      const from = this.#skipComma(Math.max(cue.last, source.at(-1) ?? 0) + 1);
      return from < end
        ? [this.#statement([[from, end - 1]], cue.tokens, source, trust.indirect)]
        : [];
    }
    for (let at = cue.last + 1; at < end; at++) {
      if (
        this.#word(at) === ',' &&
        (this.#rules?.conjunctions.has(this.#word(at + 1)) ?? false) &&
        at + 2 < end
      ) {
        return [this.#statement([[at + 1, end - 1]], cue.tokens, source, trust.indirect)];
      }
    }
    const comma = cue.first - 1;
    if (this.#word(comma) === ',' && comma - this.#first > 2 && source.length > 0) {
      return [this.#statement([[this.#first, comma - 1]], cue.tokens, source, trust.indirect)];
    }
    return [];
  }

  #opensClause(cue: number): boolean {
    for (let at = cue + 1; at < Math.min(this.#past, cue + 12); at++) {
      if (this.#isQuoted(at)) return false;
      if (this.#word(at) === ',' && (this.#rules?.conjunctions.has(this.#word(at + 1)) ?? false))
        return true;
    }
    return false;
  }

  #adjoins(cue: Cue | null, open: number, close: number): boolean {
    if (cue === null) return false;
    return (
      (cue.first > close && cue.first - close <= 3) ||
      (open > cue.last && this.#word(open - 1) === ':')
    );
  }

  #isBreak(token: number): boolean {
    return this.#isQuoted(token) || /^[,.:;!?—–()-]|^--/u.test(this.#word(token));
  }

  #isQuoted(token: number): boolean {
    return this.#quotes.some(
      ({ open, close }) => token >= open && token <= close && close - open > 4,
    );
  }

  #word(token: number): string {
    return token >= this.#first && token < this.#past ? (this.#tokens.lower[token] ?? '') : '';
  }

  #skipComma(token: number): number {
    return this.#word(token) === ',' ? token + 1 : token;
  }

  #withoutFullStop(): number {
    return /^[.!?…]+$/u.test(this.#word(this.#past - 1)) ? this.#past - 1 : this.#past;
  }

  #statement(
    fragments: readonly (readonly [number, number])[],
    cue: readonly number[],
    source: readonly number[],
    confidence: number,
  ): FoundStatement {
    const content = fragments.map(([from, to]) => this.#span(from, to));
    return {
      kind: kindOf(this.#tokens.text, content),
      content,
      cue: cue.length === 0 ? [] : [this.#span(cue[0] ?? 0, cue.at(-1) ?? 0)],
      source: source.length === 0 ? [] : [this.#span(source[0] ?? 0, source.at(-1) ?? 0)],
      confidence,
    };
  }

  #span(from: number, to: number): Span {
    return { start: this.#tokens.start[from] ?? 0, end: this.#tokens.end[to] ?? 0 };
  }
}

interface Cue {
  readonly tokens: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly isVerb: boolean;
}

function range(from: number, past: number): number[] {
  return Array.from({ length: Math.max(0, past - from) }, (_, index) => from + index);
}

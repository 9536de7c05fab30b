import type { ActorFields } from '#shared/records/actor.ts';

type Designation = ActorFields['designations'][number];

const ban =
  /\b(?:banned|outlawed|designated|recogni[sz]ed as|listed as|labell?ed|foreign agent|undesirable)\b|запрещ|признан|verboten/iu;
const authority =
  /\s+(?:in|by) ((?:the )?\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,4})|\s+в (РФ|России|\p{Lu}\p{L}+)/u;

/**
 * What an authority calls an actor, from the words in brackets behind its name: "officially banned in Russia as a
 * terrorist organization". Null where the brackets say something else.
 */
export function designationIn(words: string): Designation | null {
  if (!ban.test(words)) return null;
  const match = authority.exec(words);
  const label = (match === null ? words : words.replace(match[0], '')).replace(/\s+/gu, ' ').trim();
  if (label === '' || label.length > 300) return null;
  return { label, authority: match?.[1] ?? match?.[2] ?? null, since: null, note: null };
}

/** Another name that a text explains in brackets: `IEA-MoFA [the Ministry of Foreign Affairs of ...]`. */
export interface Gloss {
  readonly short: string;
  readonly full: string;
  /** Whether the text says that it calls itself so. */
  readonly own: boolean;
}

const gloss =
  /([\p{Lu}][\p{L}\p{N}.-]{1,20})\s*[[(]\s*(?:the )?(\p{Lu}[^\](),;]{4,150})([^\])]*)[\])]/gu;

/** The names that a text explains in brackets. */
export function glossesIn(text: string): readonly Gloss[] {
  return [...text.matchAll(gloss)].map((match) => ({
    short: match[1] ?? '',
    full: (match[2] ?? '').trim().replace(/['’]s$/u, ''),
    own: /designat|calls? (?:itself|themselves)|self-/iu.test(match[3] ?? ''),
  }));
}

import { sentenceNumbers } from '../find/sentences.ts';
import { tagNumber, type PartOfSpeech } from '../find/tagger.ts';
import { tokenise, tokenKinds, type Tokens } from '../find/tokenise.ts';

/** A text with the part of speech of each token, as its number; -1 where it is not known. */
export interface TaggedText {
  readonly tokens: Tokens;
  readonly sentence: Int32Array;
  readonly tags: Int8Array;
}

/**
 * Reads a file of the Brown corpus: `word/tag` pairs, a sentence on a line. The words are put together as print has them
 * and cut by our own tokeniser, so that the tagger learns on tokens as it will meet them.
 */
export function readBrown(file: string): TaggedText {
  const { text, tagsAt } = printed(file);
  const tokens = tokenise(text);
  const tags = new Int8Array(tokens.count).fill(-1);
  for (let index = 0; index < tokens.count; index++) {
    const tag = tagOf(tokens, index, tagsAt);
    if (tag !== null) tags[index] = tagNumber[tag];
  }
  return { tokens, sentence: sentenceNumbers(tokens), tags };
}

function printed(file: string): { text: string; tagsAt: Map<number, readonly string[]> } {
  let text = '';
  const tagsAt = new Map<number, readonly string[]>();
  for (const line of file.split(/\n+/u)) {
    let first = true;
    let joins = true;
    for (const pair of line.trim().split(/\s+/u)) {
      const cut = pair.lastIndexOf('/');
      if (cut <= 0) continue;
      const word = pair.slice(0, cut);
      const tag = pair
        .slice(cut + 1)
        .replace(/^fw-/u, '')
        .replace(/-(?:tl|hl|nc).*$/u, '');
      if (first) text += '\n\n';
      else if (!joins && !/^(?:[.,;:?!)]|''|--)$/u.test(word)) text += ' ';
      tagsAt.set(text.length, tag.split('+'));
      text += word === '``' ? '“' : word === "''" ? '”' : word;
      joins = word === '``' || word === '(';
      first = false;
    }
  }
  return { text, tagsAt };
}

function tagOf(
  tokens: Tokens,
  index: number,
  tagsAt: ReadonlyMap<number, readonly string[]>,
): PartOfSpeech | null {
  const kind = tokens.kind[index];
  if (kind === tokenKinds.punctuation) return 'PUNCT';
  if (kind === tokenKinds.doubleQuote || kind === tokenKinds.singleQuote) return 'QUOTE';
  const own = tagsAt.get(tokens.start[index] ?? 0);
  if (own !== undefined) return reduced(own[0] ?? '');
  // The second half of a contraction: its tag is the second one of the word that it was cut from.
  const second = tagsAt.get(tokens.start[index - 1] ?? 0)?.[1];
  const word = tokens.lower[index] ?? '';
  if (word.endsWith("n't")) return 'NOT';
  if (word === "'s") return second === undefined ? 'POS' : reduced(second);
  return /^'(?:re|ve|ll|d|m)$/u.test(word) ? reduced(second ?? '') : null;
}

const parts: Readonly<Record<string, PartOfSpeech>> = {
  ...all('NN', 'nn'),
  ...all('NNS', 'nns'),
  ...all('NP', 'np nps'),
  ...all('NR', 'nr nrs'),
  ...all('PRP', 'pn ppl ppls ppo pps ppss pp'),
  ...all('DT', 'at dt dti dts dtx abn abx abl'),
  ...all('JJ', 'ap jj jjr jjs jjt od'),
  ...all('RB', 'rb rbr rbt rn ql qlp'),
  ...all('IN', 'in'),
  ...all('CS', 'cs'),
  ...all('TO', 'to'),
  ...all('CC', 'cc'),
  ...all('VB', 'vb'),
  ...all('VBD', 'vbd'),
  ...all('VBG', 'vbg'),
  ...all('VBN', 'vbn'),
  ...all('VBZ', 'vbz'),
  ...all('MD', 'md'),
  ...all('BE', 'be bed bedz bem ber bez'),
  ...all('BEN', 'ben'),
  ...all('BEG', 'beg'),
  ...all('HV', 'hv hvd hvz'),
  ...all('HVG', 'hvg'),
  ...all('HVN', 'hvn'),
  ...all('DO', 'do dod doz'),
  ...all('WP', 'wps wpo wp'),
  ...all('WDT', 'wdt'),
  ...all('WRB', 'wql wrb'),
  ...all('EX', 'ex'),
  ...all('CD', 'cd'),
  ...all('RP', 'rp'),
  ...all('UH', 'uh'),
};

function all(part: PartOfSpeech, brown: string): Record<string, PartOfSpeech> {
  return Object.fromEntries(brown.split(' ').map((tag) => [tag, part]));
}

function reduced(brown: string): PartOfSpeech | null {
  if (brown === '*') return 'NOT';
  const tag = brown.replace(/[$*]+$/u, '');
  if (brown.endsWith('$') && tag.startsWith('pp')) return 'PRPS';
  return parts[tag] ?? null;
}

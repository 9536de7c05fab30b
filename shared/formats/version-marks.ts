/** What the marks of a wire say of an article's place in its story. */
export interface VersionMarks {
  /** The marks as printed, without the sign that parts them from the text. */
  readonly words: string;
  /** How much of the text they are, with that sign. */
  readonly length: number;
  /** Counts up with each version, a tenth more for a correction; null where the marks do not tell. */
  readonly version: number | null;
  /** The text goes on where an earlier one ended, and replaces nothing. */
  readonly continues: boolean;
  /** The agency takes the story back. */
  readonly withdrawn: boolean;
}

const number = '(?:first|second|third|fourth|fifth|\\d{1,2}(?:st|nd|rd|th)?)';
const versions = 'update|wrap-?up|ld|led|lede|lead|write-?thru|writethrough';
const corrections = 'corrected|correction|corrects|refiled?|rpt';
const others = 'add|urgent|alert|flash|breaking(?:\\s+news)?|bulletin|kill|withdrawn|retracted';
const mark = new RegExp(
  `(?:(?<before>${number})[ -]?)?(?<name>${versions}|${corrections}|${others})(?:[ -]?(?<after>\\d{1,2}))?(?![\\p{L}\\d])`,
  'iuy',
);
const sign = /\s*(?:[-–—/,:]\s*)?/uy;
const plainly = new RegExp(`^(?:update|wrap|${corrections}|kill|withdrawn|retracted)`, 'u');
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

/**
 * Reads the marks at the beginning of a text: `UPDATE 2-`, `CORRECTED-UPDATE 1-`, `2nd LEDE - `, `1st Ld-Writethru`,
 * `ADD1`, `URGENT: `. Null when it begins otherwise. Before other words only capitals or a number make a mark, and a
 * sign must part it from them, since headlines begin with such words too (`Update planned`, `LEAD-FREE PAINT`).
 */
export function readVersionMarks(text: string): VersionMarks | null {
  let [length, end] = [0, 0];
  let version: number | null = null;
  let [corrected, continues, withdrawn] = [false, false, false];
  for (;;) {
    mark.lastIndex = length;
    const found = mark.exec(text);
    if (found === null) break;
    const name = found.groups?.['name']?.toLowerCase() ?? '';
    const count = countOf(found.groups?.['before'] ?? found.groups?.['after']);
    sign.lastIndex = mark.lastIndex;
    const parting = sign.exec(text)?.[0] ?? '';
    const next = mark.lastIndex + parting.length;
    if (next < text.length && !isMark(found[0], name, count, parting)) break;
    [length, end] = [next, mark.lastIndex];
    if (new RegExp(`^(?:${versions})$`, 'u').test(name))
      version = Math.max(version ?? 0, count ?? 1);
    corrected ||= /^(?:correct|refile)/u.test(name);
    continues ||= name === 'add';
    withdrawn ||= /^(?:kill|withdrawn|retracted)/u.test(name);
    // Ends because each round begins further on.
  }
  if (end === 0) return null;
  if (corrected) version = (version ?? 0) + 0.1;
  return { words: text.slice(0, end), length, version, continues, withdrawn };
}

function isMark(words: string, name: string, count: number | null, parting: string): boolean {
  if (parting === '' || (count === null && words !== words.toUpperCase())) return false;
  if (/[/,:]|\s[-–—]\s/u.test(parting)) return true;
  // Two marks may follow each other without a sign, as in `URGENT 1st Ld`; a headline's words come after a number only
  // where a sign says so.
  return parting.trim() !== '' && (count !== null || plainly.test(name));
}

function countOf(words: string | undefined): number | null {
  if (words === undefined) return null;
  const ordinal = ordinals.indexOf(words.toLowerCase());
  return ordinal === -1 ? Number.parseInt(words, 10) : ordinal + 1;
}

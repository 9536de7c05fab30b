/** How well words typed fit a name: more is better, 0 is not at all. Letters may be left out, but stay in order. */
export function matchScore(typed: string, name: string): number {
  const wanted = folded(typed);
  const text = folded(name);
  if (wanted === '') return 1;
  const at = text.indexOf(wanted);
  if (at !== -1) return (startsWord(text, at) ? 4000 : 3000) - at - text.length / 1000;
  const words = wanted.split(' ');
  if (words.every((word) => text.includes(word))) return 2000 - text.length;
  const gaps = gapsBetween(wanted.replaceAll(' ', ''), text);
  return gaps === null ? 0 : Math.max(1, 1000 - gaps * 10 - text.length / 10);
}

// How many letters are left out between those typed; a word that begins anew leaves none out.
function gapsBetween(wanted: string, text: string): number | null {
  let gaps = 0;
  let from = 0;
  for (const letter of wanted) {
    const next = text.indexOf(letter, from);
    if (next === -1) return null;
    if (next > from && !startsWord(text, next)) gaps += next - from;
    from = next + letter.length;
  }
  return gaps;
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === ' ';
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

const irregular: Readonly<Record<string, string>> = {
  said: 'say',
  told: 'tell',
  thought: 'think',
  wrote: 'writ',
  written: 'writ',
  knew: 'know',
  known: 'know',
  felt: 'feel',
  saw: 'see',
  seen: 'see',
  made: 'mak',
  took: 'tak',
  taken: 'tak',
  gave: 'giv',
  given: 'giv',
  found: 'find',
  heard: 'hear',
  meant: 'mean',
  spoke: 'speak',
  spoken: 'speak',
  sought: 'seek',
  understood: 'understand',
  led: 'lead',
  held: 'hold',
  kept: 'keep',
  laid: 'lay',
  shown: 'show',
  drew: 'draw',
  drawn: 'draw',
  stood: 'stand',
  brought: 'bring',
  sent: 'send',
  swore: 'swear',
  sworn: 'swear',
  began: 'begin',
  begun: 'begin',
  went: 'go',
  gone: 'go',
  goes: 'go',
  came: 'com',
  left: 'leav',
  put: 'put',
  chose: 'choos',
  chosen: 'choos',
  forgot: 'forget',
  got: 'get',
  ran: 'run',
  won: 'win',
  lost: 'los',
  met: 'meet',
  saying: 'say',
  says: 'say',
  lies: 'lie',
  lied: 'lie',
  lying: 'lie',
};

/**
 * Brings the forms of an English word in lower case together well enough to count them as one: "argues", "argued" and
 * "arguing" all give "argu". The result is no word; words that are not verbs are cut the same way.
 */
export function stemVerb(word: string): string {
  const known = irregular[word];
  if (known !== undefined && Object.hasOwn(irregular, word)) return known;
  let stem = word;
  if (stem.length > 4 && stem.endsWith('ies')) return stem.slice(0, -3) + 'y';
  if (stem.length > 4 && stem.endsWith('ied')) return stem.slice(0, -3) + 'y';
  if (stem.length > 5 && stem.endsWith('ing')) stem = undouble(stem.slice(0, -3));
  else if (stem.length > 4 && stem.endsWith('ed')) stem = undouble(stem.slice(0, -2));
  else if (stem.length > 3 && stem.endsWith('s') && !stem.endsWith('ss')) stem = stem.slice(0, -1);
  return stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
}

function undouble(stem: string): string {
  const last = stem.at(-1) ?? '';
  return stem.length > 3 && last === stem.at(-2) && !/[lsez]/u.test(last)
    ? stem.slice(0, -1)
    : stem;
}

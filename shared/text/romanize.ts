const cyrillic = tableOf(
  'а=a б=b в=v г=g ґ=g д=d е=e є=ye ж=zh з=z и=i і=i ї=i й=i ј=i к=k л=l љ=li м=m н=n ' +
    'њ=ni о=o п=p р=r с=s т=t ћ=ch у=u ў=v ф=f х=kh ц=ts ч=ch џ=dzh ш=sh щ=shch ъ= ы=y ь= ' +
    'э=e ю=yu я=ya ә=a ө=o ү=u ұ=u қ=k ғ=g ң=n һ=h',
);

const greek = tableOf(
  'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=y φ=f ' +
    'χ=kh ψ=ps ω=o',
);
const greekPairs = tableOf('ου=u αυ=av ευ=ev μπ=b γγ=ng γκ=gk');

// Long vowels are written, short ones are not: all are left out.
const arabic = tableOf(
  'ا= ب=b پ=p ت=t ث=th ج=j چ=ch ح=h خ=kh د=d ذ=z ر=r ز=z ژ=zh س=s ش=sh ص=s ض=d ط=t ظ=z ' +
    'ع= غ=gh ف=f ق=q ك=k گ=g ل=l م=m ن=n ه=h و= ي= ء= ئ= ؤ= ټ=t ډ=d ړ=r ښ=sh ږ=zh ڼ=n څ=ts ' +
    'ځ=dz ې= ۍ= ہ=h ے= ڑ=r ٹ=t ڈ=d ں=n ھ=h',
);

const letters = new Map([...cyrillic, ...greek, ...arabic]);

// What one sound is written as by one system or another, in the order in which it is looked for. Capitals stand for
// sounds that have no letter of their own.
const spellings: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh/g, 'S'],
  [/tch|ch/g, 'C'],
  [/dzh|dj|zh/g, 'j'],
  [/ts|tz/g, 'T'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'z'],
  [/ck|q|c(?![ei])/g, 'k'],
  [/c/g, 's'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/ou|oo/g, 'u'],
  [/ee/g, 'i'],
  [/y/g, 'i'],
  [/^ie/g, 'e'],
  [/ah$/g, 'a'],
];

/**
 * A folded word in Latin letters, spelled in one way whatever system of romanisation it came through. For comparing
 * only: `Зеленський`, `Zelenskyy` and `Zelensky` are all `zelenski`.
 */
export function romanize(word: string): string {
  const latin = word
    .replace(/ου|αυ|ευ|μπ|γγ|γκ/gu, (pair) => greekPairs.get(pair) ?? pair)
    .replace(/./gu, (letter) => letters.get(letter) ?? letter);
  return spellings
    .reduce((text, [spelling, sound]) => text.replace(spelling, sound), latin)
    .replace(/(.)\1+/gu, '$1');
}

/** The consonants of a folded word: what remains of it in a script that leaves vowels out. */
export function consonantsOf(word: string): string {
  // At a word's end ه is mostly the vowel of ة, or silent, as in the Latin `-ah`.
  const open = word.replace(/ه$/u, '').replace(/w/g, '');
  return romanize(open).replace(/[aeiouv]/g, '');
}

/** Whether a text is written in Arabic letters, which leave short vowels out. */
export function isAbjad(text: string): boolean {
  return /\p{sc=Arab}/u.test(text);
}

function tableOf(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs.split(' ').map((pair): readonly [string, string] => {
      const [letter = '', latin = ''] = pair.split('=');
      return [letter, latin];
    }),
  );
}

// Marks are listed by range, not by property: a newer Unicode table in one of two programs must not make
// them fold differently. Marks of other scripts (Indic vowel signs, Japanese voicing) tell words apart.
const marks =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]/gu;

// й is a letter of its own, unlike ё, which is often printed as е.
const shortI = /\u0438\u0306/gu;

const invisible = /[\u0640\u00ad\u200b-\u200f\u2060\ufeff]/gu;

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't',
  ə: 'e',
  ς: 'σ',
  // Arabic letters that are one letter to a reader: seats and final forms, and their Persian shapes.
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
};
const letterPattern = /[ßæœøđðþħıłŋŧəςٱىیةک]/gu;

const digitPattern = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/gu;

/**
 * Folds what readers do not tell apart when they search: case, width, ligatures, accents, Arabic short
 * vowels, tatweel and alef forms, digits of other scripts. The result is for comparing, never for showing;
 * its offsets are not those of the text.
 */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      // After decomposition `İ` is i and a dot above, so lower case needs no locale.
      .toLowerCase()
      .normalize('NFKD')
      .replace(shortI, 'й')
      .replace(marks, '')
      .replace(invisible, '')
      .replace(letterPattern, (letter) => letters[letter] ?? letter)
      .replace(digitPattern, (digit) => digitValue(digit.charCodeAt(0)))
      .normalize('NFC')
  );
}

function digitValue(unit: number): string {
  const zero = unit < 0x06f0 ? 0x0660 : unit < 0x0966 ? 0x06f0 : 0x0966;
  return String(unit - zero);
}

/** The forms that a language has for counted things; `#` stands for the number. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/** Makes a language's choice of plural forms, after the rules of CLDR: `{ one: '# quote', other: '# quotes' }`. */
export function pluralsOf(language: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) => {
    const form = forms[rules.select(count)] ?? forms.other;
    return form.replaceAll('#', () => numbers.format(count));
  };
}

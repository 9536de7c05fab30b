/** Why two actors may be one, with how much each reason is worth: 1 would be certainty. */
export const duplicateReasons = {
  same_identifier: 0.95,
  same_name: 0.8,
  same_alias: 0.7,
  same_romanization: 0.6,
  same_consonants: 0.4,
  acronym: 0.3,
} as const;
/** One of `duplicateReasons`. */
export type DuplicateReason = keyof typeof duplicateReasons;

/** A key of so many actors tells none of them from the others, and its pairs are as many as the square of that. */
export const mostWithOneKey = 40;

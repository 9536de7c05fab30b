/** How sure a suggestion is, in steps that an editor can choose between, the surest first. */
export const surenessSteps = ['sure', 'likely', 'doubtful'] as const;
/** One of `surenessSteps`. */
export type Sureness = (typeof surenessSteps)[number];

const least: Readonly<Record<Sureness, number>> = { sure: 0.9, likely: 0.6, doubtful: 0 };

/** The step of a calibrated confidence between 0 and 1: of the sure ones nine in ten are right. */
export function surenessOf(confidence: number): Sureness {
  return surenessSteps.find((step) => confidence >= least[step]) ?? 'doubtful';
}

/** Whether a confidence is at least of a step. */
export function isAsSureAs(confidence: number, step: Sureness): boolean {
  return confidence >= least[step];
}

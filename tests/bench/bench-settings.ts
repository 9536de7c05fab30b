/** What is measured on which desk, and for how long. */
export interface BenchSettings {
  readonly articles: number;
  readonly quotesPerArticle: number;
  readonly actors: number;
  /** How often the contenders take turns. */
  readonly rounds: number;
  /** How long each is asked in a round. */
  readonly seconds: number;
  /** Requests under way at the same time. */
  readonly concurrency: number;
  /** Told each line of the result. */
  readonly say: (line: string) => void;
}

/** The desk and the times of a run that says nothing else. */
export const defaultSettings = {
  articles: 2000,
  quotesPerArticle: 8,
  actors: 500,
  rounds: 5,
  seconds: 2,
  concurrency: 4,
} as const;

import type { ListedKind } from '#desktop/ipc/list-views.ts';

/** The parts of the desk: what is to be done first, then all there is. */
export const sections = ['review', 'articles', 'quotes', 'actors', 'topics'] as const;
/** One of `sections`. */
export type Section = (typeof sections)[number];

/** What is open, in each section by itself, so that coming back finds it as it was left. */
export interface DeskPlace {
  readonly section: Section;
  readonly article: { readonly id: string; readonly quoteId: string | null } | null;
  readonly quote: { readonly id: string | null; readonly articleId: string } | null;
  readonly actorId: string | null;
  readonly topicId: string | null;
  /** The conflict whose page lies over whatever is open; null where none does. */
  readonly conflict: number | null;
}

/** Where the desk begins. */
export const firstPlace: DeskPlace = {
  section: 'articles',
  article: null,
  quote: null,
  actorId: null,
  topicId: null,
  conflict: null,
};

/** The part of the desk in which all records of a kind are listed. */
export const sectionOf = {
  article: 'articles',
  quote: 'quotes',
  actor: 'actors',
  topic: 'topics',
} as const satisfies Record<ListedKind, Section>;

import { z } from 'zod';
import type { ListedKind } from '#desktop/ipc/list-views.ts';
import { recordKindSchema } from '#shared/records/records.ts';

/** The parts of the desk that are lists: what is to be done first, then all there is. */
export const listSections = ['review', 'articles', 'quotes', 'actors', 'topics'] as const;
/** One of `listSections`. */
export type ListSection = (typeof listSections)[number];

/** The parts of the desk, in the order of the sidebar. */
export const sections = [...listSections, 'waiting', 'conflicts'] as const;
/** One of `sections`. */
export type Section = (typeof sections)[number];

/** What is open, in each section by itself, so that coming back finds it as it was left. */
export const deskPlaceSchema = z.object({
  section: z.enum(sections),
  article: z.object({ id: z.string(), quoteId: z.string().nullable() }).nullable(),
  quote: z.object({ id: z.string().nullable(), articleId: z.string() }).nullable(),
  actorId: z.string().nullable(),
  topicId: z.string().nullable(),
  /** The conflict whose page lies over whatever is open; null where none does. */
  conflict: z.int().nullable(),
  /** The record whose history lies over whatever is open; null where none does. */
  history: z.object({ kind: recordKindSchema, id: z.string() }).nullable().default(null),
});
/** See `deskPlaceSchema`. */
export type DeskPlace = Readonly<z.infer<typeof deskPlaceSchema>>;

/** Where the desk begins. */
export const firstPlace: DeskPlace = {
  section: 'articles',
  article: null,
  quote: null,
  actorId: null,
  topicId: null,
  conflict: null,
  history: null,
};

/** The part of the desk in which all records of a kind are listed. */
export const sectionOf = {
  article: 'articles',
  quote: 'quotes',
  actor: 'actors',
  topic: 'topics',
} as const satisfies Record<ListedKind, Section>;

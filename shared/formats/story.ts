import { dayNumber } from '../text/plain-date.ts';
import type { ArticleFields } from '../records/article.ts';

/** What tells a version of a story: its id, its version, when it was released, and the day of its dateline. */
export type StoryVersion = Pick<
  ArticleFields,
  'storyId' | 'storyVersion' | 'publishedAt' | 'datelineDate'
>;

const bySlug = 'slug:';
const longest = 500;

// Agencies use a slug again for another day's story; one story's last version comes within two days of its first.
const daysOfSlug = 2;

/**
 * The story's id where the document names it by a slug alone: `slug:` with agency and slug, folded, since a slug means
 * nothing outside its agency. Null where either is missing. An id that an agency makes (altid, guid) is taken as it is.
 */
export function storyIdOfSlug(agency: string | null, slug: string | null): string | null {
  if (agency === null || slug === null) return null;
  const [name, words] = [agency, slug].map((text) => text.trim().toLowerCase());
  if (name === undefined || words === undefined || name === '' || words === '') return null;
  const id = `${bySlug}${name}/${words}`;
  return id.length > longest ? null : id;
}

/**
 * Compares two versions of a story number by number, so that `2` < `2.1` < `10` and one instant comes before a later
 * one: negative when the first is older, 0 when neither is. No version is that of the first.
 */
export function compareStoryVersions(one: string | null, other: string | null): number {
  const [left, right] = [numbersOf(one), numbersOf(other)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [a, b] = [left[index] ?? '', right[index] ?? ''];
    // Digits of any length, so as text: the longer number is the greater.
    if (a !== b) return a.length - b.length || (a < b ? -1 : 1);
  }
  return 0;
}

/** Whether two documents with one story id report one story: where only a slug says so, within a few days of each other. */
export function isSameStory(one: StoryVersion, other: StoryVersion): boolean {
  if (one.storyId === null || one.storyId !== other.storyId) return false;
  if (!one.storyId.startsWith(bySlug)) return true;
  const [left, right] = [dayOf(one), dayOf(other)];
  return left === null || right === null || Math.abs(left - right) <= daysOfSlug;
}

/** Whether a version of a story is newer than another: by its version, and between equal ones by its release. */
export function isNewerVersion(one: StoryVersion, than: StoryVersion): boolean {
  const order = compareStoryVersions(one.storyVersion, than.storyVersion);
  if (order !== 0) return order > 0;
  const [released, before] = [one.publishedAt, than.publishedAt];
  return released !== null && before !== null && Date.parse(released) > Date.parse(before);
}

function numbersOf(version: string | null): string[] {
  const numbers = (version?.match(/\d+/gu) ?? []).map((digits) => digits.replace(/^0+/u, ''));
  while (numbers.at(-1) === '') numbers.pop();
  return numbers;
}

function dayOf({ publishedAt, datelineDate }: StoryVersion): number | null {
  const day = publishedAt?.slice(0, 10) ?? datelineDate;
  return day === null ? null : dayNumber(day);
}

import type { ArticleDraft } from './article-draft.ts';
import { noticeCodes, type ImportNotice } from './import-notice.ts';
import { storyIdOfSlug } from './story.ts';
import type { VersionMarks } from './version-marks.ts';

/** Which story a wire tells, by its slug, and which version of it; all null where it is no version of one. */
export interface WireStory {
  readonly id: null;
  readonly slug: string | null;
  readonly version: number | null;
  /** An instant, UTC, ISO 8601. */
  readonly updatedAt: string | null;
}

const none: WireStory = { id: null, slug: null, version: null, updatedAt: null };

/** Tells the story from slug, agency and version marks, and adds a notice where a mark promises one that cannot be told. */
export function storyOfWire(
  { agency, slug, publishedAt }: ArticleDraft,
  marks: readonly VersionMarks[],
  notices: ImportNotice[],
): WireStory {
  const words = marks.map((each) => each.words).join(', ');
  // Neither is a version of the article: it would take the article's text away.
  if (marks.some(({ withdrawn }) => withdrawn)) {
    const message = `The document takes a story back (“${words}”): look for the article of it.`;
    notices.push({ code: noticeCodes.withdrawn, message });
    return none;
  }
  if (marks.some(({ continues }) => continues)) {
    const message = `The document goes on where another one ended (“${words}”); it is an article of its own.`;
    notices.push({ code: noticeCodes.continuation, message });
    return none;
  }
  const versions = marks.flatMap(({ version }) => version ?? []);
  if (versions.length > 0 && storyIdOfSlug(agency, slug) === null) {
    const missing = slug === null ? 'slug' : 'agency';
    const message = `The document is a new version of a story (“${words}”) and names no ${missing} to find it by, so it is an article of its own.`;
    notices.push({ code: noticeCodes.unknownStory, message });
  }
  // A correction of an update may say the two in two places: `CORRECTED` above, `UPDATE 2` in the headline.
  const whole = Math.max(0, ...versions.map(Math.floor));
  const corrected = versions.some((version) => version % 1 !== 0);
  const version = versions.length === 0 ? null : whole + (corrected ? 0.1 : 0);
  return { id: null, slug, version, updatedAt: publishedAt };
}

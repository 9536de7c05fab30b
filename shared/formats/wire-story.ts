import type { ArticleDraft } from './article-draft.ts';
import { noticeCodes, type ImportNotice } from './import-notice.ts';
import { storyIdOfSlug } from './story.ts';
import type { VersionMarks } from './version-marks.ts';

/** Which story a wire tells and which version of it; both null where it is no version of one. */
export type WireStory = Pick<ArticleDraft, 'storyId' | 'storyVersion'>;

const none: WireStory = { storyId: null, storyVersion: null };

/** Tells the story from agency, slug and version marks, and adds a notice where a mark promises one that cannot be told. */
export function storyOfWire(
  agency: string | null,
  slug: string | null,
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
  const storyId = storyIdOfSlug(agency, slug);
  const versions = marks.flatMap(({ version }) => version ?? []);
  if (versions.length > 0 && storyId === null) {
    const missing = slug === null ? 'slug' : 'agency';
    const message = `The document is a new version of a story (“${words}”) and names no ${missing} to find it by, so it is an article of its own.`;
    notices.push({ code: noticeCodes.unknownStory, message });
  }
  if (versions.length === 0 || storyId === null) return { storyId, storyVersion: null };
  // A correction of an update may say the two in two places: `CORRECTED` above, `UPDATE 2` in the headline.
  const whole = Math.max(...versions.map(Math.floor));
  const corrected = versions.some((version) => version % 1 !== 0);
  return { storyId, storyVersion: corrected ? `${whole}.1` : String(whole) };
}

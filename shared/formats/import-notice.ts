/** What an editor should know about an imported article although the import succeeded. */
export const noticeCodes = {
  /** The release line has no time zone; it was read as UTC. */
  noTimeZone: 'NO_TIME_ZONE',
  /** The release line names no instant (no time, an unknown time zone); it went to the editor's note. */
  noInstant: 'NO_INSTANT',
  /** A date that no calendar has was left out of the fields. */
  impossibleDate: 'IMPOSSIBLE_DATE',
  /** The dateline names a day without a year and nothing tells the year. */
  unknownYear: 'UNKNOWN_YEAR',
  /** The document has no headline; its first words stand in for one. */
  noHeadline: 'NO_HEADLINE',
  /** The document has no text beside its headline, which stands in for it. */
  noText: 'NO_TEXT',
  /** A value of the document could not be read or kept; the message names the field and the value. */
  unreadable: 'UNREADABLE',
  /** An article's text could not be told from the rest of its page, so all of it was taken. */
  wholePage: 'WHOLE_PAGE',
  /** One of several articles of a document was not imported; the others were. */
  articleRefused: 'ARTICLE_REFUSED',
  /** Control characters were taken out of the text. */
  controlCharacters: 'CONTROL_CHARACTERS',
  /** The document is not UTF-8; the message says what it was read as and why. */
  encoding: 'ENCODING',
  /** The document may not be published before some time. */
  embargo: 'EMBARGO',
  /** The agency says that more of the article is to come. */
  moreToFollow: 'MORE_TO_FOLLOW',
  /** The document is a new version of a story, and does not say of which. */
  unknownStory: 'UNKNOWN_STORY',
  /** The document goes on where an earlier one ended. */
  continuation: 'CONTINUATION',
  /** The document is a newer version of a story, and a revision of the article that the desk has of it. */
  revised: 'REVISED',
  /** The desk has the document's story in this version or a newer one. */
  olderVersion: 'OLDER_VERSION',
  /** A field that the desk and a newer version both changed stayed as the desk has it. */
  kept: 'KEPT',
  /** A newer version of a story was not taken in, because the desk changed the same words differently. */
  storyConflict: 'STORY_CONFLICT',
  /** The agency takes a story back. */
  withdrawn: 'WITHDRAWN',
} as const;

/** A notice: its code and one sentence for the editor. */
export interface ImportNotice {
  readonly code: (typeof noticeCodes)[keyof typeof noticeCodes];
  readonly message: string;
}

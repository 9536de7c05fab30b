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
  /** One of several articles of a document was not imported; the others were. */
  articleRefused: 'ARTICLE_REFUSED',
  /** Control characters were taken out of the text. */
  controlCharacters: 'CONTROL_CHARACTERS',
} as const;

/** A notice: its code and one sentence for the editor. */
export interface ImportNotice {
  readonly code: (typeof noticeCodes)[keyof typeof noticeCodes];
  readonly message: string;
}

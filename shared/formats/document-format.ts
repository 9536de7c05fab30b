/** How a document can be written. */
export const documentFormats = [
  'wire_text',
  'html',
  'ninjs',
  'nitf',
  'newsml_g2',
  'rss',
  'atom',
] as const;

/** One of `documentFormats`. */
export type DocumentFormat = (typeof documentFormats)[number];

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

/** What people call each format. */
export const formatNames: Readonly<Record<DocumentFormat, string>> = {
  wire_text: 'plain text',
  html: 'HTML',
  ninjs: 'ninjs',
  nitf: 'NITF',
  newsml_g2: 'NewsML-G2',
  rss: 'RSS',
  atom: 'Atom',
};

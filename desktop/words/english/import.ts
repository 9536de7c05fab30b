import { listed, plural } from './grammar.ts';

const megabytes = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A size with its unit: `1.4 MB`. */
function size(bytes: number): string {
  return `${megabytes.format(bytes / 1_000_000)} MB`;
}

/** Importing articles from files and pasted text. */
export const importing = {
  title: 'Import articles',
  formats: (most: number) =>
    `Wire text, web pages, ninjs, NITF, NewsML-G2, RSS and Atom, up to ${size(most)} a file.`,
  drop: 'Drop files anywhere in the window, or choose them.',
  choose: 'Choose files …',
  text: 'Or paste the text of an article',
  importText: 'Import the text',
  pasted: 'Pasted text',
  over: 'Drop to import',
  mayNot: 'Your account may read here, but not import.',
  running: (files: number) => `Importing ${plural(files, { one: '# file', other: '# files' })} …`,
  progress: 'Importing',
  at: (name: string, number: number, total: number) => `${name} (${number} of ${total})`,
  stop: 'Stop',
  more: 'Import more',
  said: 'Import',
  dismiss: 'Dismiss',
  madeOne: (headline: string) => `Imported “${headline}”.`,
  summary: (counts: Readonly<Record<'made' | 'revised' | 'known' | 'refused', number>>) => {
    const { made, revised, known, refused } = counts;
    const parts = [
      made === 0 ? null : plural(made, { one: '# article imported', other: '# articles imported' }),
      revised === 0
        ? null
        : plural(revised, { one: '# new version of a story', other: '# new versions of stories' }),
      known === 0 ? null : plural(known, { one: '# known already', other: '# known already' }),
      refused === 0 ? null : plural(refused, { one: '# not imported', other: '# not imported' }),
    ].filter((part) => part !== null);
    return parts.length === 0 ? 'Nothing was imported.' : `${listed(parts)}.`;
  },
  results: {
    made: 'Imported',
    revised: 'New version',
    known: 'Known already',
    refused: 'Not imported',
  },
  outcomes: 'What became of the files',
  andMore: (rows: number) => `And ${plural(rows, { one: '# more', other: '# more' })}.`,
  tooLarge: (bytes: number, most: number) =>
    `It is too large: it has ${size(bytes)}, and the limit is ${size(most)}. Split it into one file for each article.`,
  unreadable:
    'It could not be read. If it is a folder, drop the files in it; otherwise see whether it is still there and may be read.',
  noAnswer:
    'The local store did not answer, so nobody can say whether it was imported. Import it again: nothing is imported twice.',
};

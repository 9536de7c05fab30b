import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';

/** A wire article as a file, with what an editor should find in it. */
export interface WireArticle {
  readonly path: string;
  readonly headline: string;
  /** The words of its first direct quote, without the quotation marks. */
  readonly firstQuote: string;
  readonly speaker: string;
  readonly role: string;
  readonly organization: string;
  /** A word that only this quote has. */
  readonly search: string;
}

const real = join(repositoryRoot, '../shared/samples/wire-kabul-2024-05-29.txt');
const own = join(repositoryRoot, 'tests/support/wire-article.txt');

/** The agency's article where it is at hand, otherwise one of our own wording and the same shape. */
export const wireArticle: WireArticle = existsSync(real)
  ? {
      ...read(real),
      speaker: 'Abdul Qahar Balkhi',
      role: 'spokesperson for the Taliban Foreign Ministry',
      organization: 'Foreign Ministry of the Taliban movement',
      search: 'IEA-MoFA',
    }
  : {
      ...read(own),
      speaker: 'Tarek Ombrosa',
      role: 'spokesperson for the Port Council',
      organization: 'Port Council of Vellmark',
      search: 'VPC-Harbour',
    };

function read(path: string): Pick<WireArticle, 'path' | 'headline' | 'firstQuote'> {
  const text = readFileSync(path, 'utf8');
  const [, , headline = ''] = text.split('\n');
  const firstQuote = /"([^"]+),"/.exec(text)?.[1] ?? '';
  return { path, headline, firstQuote: `${firstQuote},` };
}
